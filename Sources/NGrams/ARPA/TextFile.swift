internal import Bytes
internal import CZlib
internal import Glibc

/// Reads a file line by line, gzip or plain, in bounded memory.
struct LineReader: ~Copyable {
  private static let chunkSize = 1 << 18
  /// A longer line cannot be a line of n-grams.
  private static let maximumLineLength = 1 << 24

  let path: String
  /// The number of the line read last, from 1 up.
  private(set) var lineNumber = 0
  private let file: gzFile
  private var buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private var isAtEnd = false

  /// Opens a file; whether it is compressed is told by its first bytes.
  init(_ path: String) throws(ModelError) {
    guard let file = gzopen(path, "rb") else { throw ModelError(FileError(path, "cannot be opened")) }
    gzbuffer(file, UInt32(Self.chunkSize))
    self.path = path
    self.file = file
    buffer = .allocate(byteCount: 2 * Self.chunkSize, alignment: 8)
  }

  deinit {
    buffer.deallocate()
    gzclose(file)
  }

  /// The next line, without its end and valid until the next call; nil if there is none.
  mutating func next() throws(ModelError) -> UnsafeBufferPointer<UInt8>? {
    var searched = start
    while true {
      if let newline = newline(from: searched) { return take(until: newline, next: newline + 1) }
      if isAtEnd { return start == end ? nil : take(until: end, next: end) }
      let pending = end - start
      try fill()
      searched = start + pending
    }
  }

  /// An error that names the line read last.
  func error(_ problem: String) -> ModelError {
    ModelError(
      .malformed, at: "\(path):\(lineNumber)", problem,
      remedy: "give an ARPA file as lmplz, SRILM or IRSTLM writes it")
  }

  private func newline(from first: Int) -> Int? {
    guard let base = buffer.baseAddress, first < end, let found = memchr(base + first, 0x0A, end - first) else {
      return nil
    }
    return found - base
  }

  private mutating func take(until limit: Int, next: Int) -> UnsafeBufferPointer<UInt8> {
    lineNumber += 1
    let hasReturn = limit > start && buffer[limit - 1] == 0x0D
    let line = UnsafeRawBufferPointer(rebasing: buffer[start..<(hasReturn ? limit - 1 : limit)])
    start = next
    return line.assumingMemoryBound(to: UInt8.self)
  }

  private mutating func fill() throws(ModelError) {
    let pending = end - start
    if buffer.count - pending < Self.chunkSize {
      guard buffer.count < Self.maximumLineLength else { throw error("is followed by a line of more than 16 MB") }
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * buffer.count, alignment: 8)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
      buffer.deallocate()
      buffer = larger
    } else if start > 0, let base = buffer.baseAddress {
      memmove(base, base + start, pending)
    }
    start = 0
    end = pending
    let count = gzread(file, buffer.baseAddress.map { $0 + end }, UInt32(buffer.count - end))
    var code: Int32 = 0
    _ = gzerror(file, &code)
    guard count >= 0, code == Z_OK || code == Z_STREAM_END else {
      throw ModelError(.system, at: path, "cannot be read, or is a damaged gzip file", remedy: "copy the file again")
    }
    end += Int(count)
    isAtEnd = count == 0
  }
}

/// A text file, plain or gzip, that appears under its name only when it is whole.
struct TextFile: ~Copyable {
  private let path: String
  private let file: AtomicFile
  private var stream: gzFile?
  private var pending: [UInt8] = []

  /// Begins the file; it is compressed if the name ends in `.gz`.
  init(_ path: String) throws(ModelError) {
    let file = try ModelError.wrapping { () throws(FileError) in try AtomicFile(path) }
    let descriptor = dup(file.descriptor)
    // `T` writes without compression. The stream owns the second descriptor once it is open.
    guard let stream = gzdopen(descriptor, path.hasSuffix(".gz") ? "wb6" : "wbT") else {
      let error = FileError(path, "cannot be created")
      if descriptor >= 0 { close(descriptor) }
      throw ModelError(error)
    }
    self.path = path
    self.file = file
    self.stream = stream
  }

  deinit { if let stream { gzclose(stream) } }

  mutating func append(_ text: String) { pending.append(contentsOf: text.utf8) }

  mutating func append(_ bytes: UnsafeRawBufferPointer) { pending.append(contentsOf: bytes) }

  /// Writes what has been appended once there is much of it.
  mutating func flushIfLarge() throws(ModelError) {
    if pending.count >= 1 << 18 { try flush() }
  }

  /// Writes the rest and gives the file its name.
  consuming func finish() throws(ModelError) {
    try flush()
    let result = gzclose(stream)
    stream = nil
    guard result == Z_OK else { throw ModelError(FileError(path, "cannot be written")) }
    try ModelError.wrapping { () throws(FileError) in try file.finish() }
  }

  private mutating func flush() throws(ModelError) {
    guard !pending.isEmpty else { return }
    let count = gzwrite(stream, pending, UInt32(pending.count))
    guard Int(count) == pending.count else { throw ModelError(FileError(path, "cannot be written")) }
    pending.removeAll(keepingCapacity: true)
  }
}
