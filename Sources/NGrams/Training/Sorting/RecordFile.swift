internal import Bytes
internal import Glibc

/// A sequence of records on disk, written once and then read from front to back as often as needed.
final class RecordFile: @unchecked Sendable {
  private let file: ScratchFile
  private var buffer: [NGramRecord] = []
  private let capacity: Int
  private(set) var count = 0

  /// Makes an empty file that writes in pieces of `bufferSize` bytes.
  init(in folder: String, bufferSize: Int = 1 << 20) throws(ModelError) {
    file = try ScratchFile(in: folder)
    capacity = max(bufferSize / MemoryLayout<NGramRecord>.stride, 1)
    buffer.reserveCapacity(capacity)
  }

  @inline(__always)
  func append(_ record: NGramRecord) throws(ModelError) {
    buffer.append(record)
    count += 1
    if buffer.count == capacity { try flush() }
  }

  /// Writes what is still in memory; needed before reading.
  func finish() throws(ModelError) {
    try flush()
    buffer = []
  }

  func reader(bufferSize: Int = 1 << 20) -> RecordReader {
    RecordReader(file, from: 0, count: count, bufferSize: bufferSize, discards: false)
  }

  private func flush() throws(ModelError) {
    let result: Result<Void, ModelError> = buffer.withUnsafeBytes { bytes in
      do throws(ModelError) { return .success(try file.append(bytes)) } catch { return .failure(error) }
    }
    try result.get()
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Reads records from a stretch of a file, in order.
final class RecordReader {
  private let file: ScratchFile
  private var offset: Int
  private var remaining: Int
  private let capacity: Int
  private let discards: Bool
  private var kept: Int
  private let buffer: UnsafeMutablePointer<NGramRecord>
  private var filled = 0
  private var next = 0
  private(set) var current = NGramRecord(key: 0, payload: 0)

  /// Makes a reader; with `discards` the file gives up what has been read.
  init(_ file: ScratchFile, from offset: Int, count: Int, bufferSize: Int, discards: Bool) {
    self.discards = discards
    kept = offset
    self.file = file
    self.offset = offset
    remaining = count
    capacity = max(bufferSize / MemoryLayout<NGramRecord>.stride, 16)
    buffer = .allocate(capacity: capacity)
  }

  deinit { buffer.deallocate() }

  /// Moves on to the next record; false at the end.
  @inline(__always)
  func advance() throws(ModelError) -> Bool {
    if next == filled {
      guard try fill() else { return false }
    }
    current = buffer[next]
    next &+= 1
    return true
  }

  private func fill() throws(ModelError) -> Bool {
    filled = min(capacity, remaining)
    next = 0
    guard filled > 0 else { return false }
    let byteCount = filled * MemoryLayout<NGramRecord>.stride
    try file.read(at: offset, into: UnsafeMutableRawBufferPointer(start: buffer, count: byteCount))
    offset += byteCount
    // In pieces of some size, since each is a call of the system.
    if discards, offset - kept >= 1 << 24 || filled == remaining {
      file.discard(kept..<offset)
      kept = offset
    }
    remaining -= filled
    return true
  }
}

/// A temporary file without a name: it is gone from the disk however the process ends.
///
/// One task writes at a time; any number may read what is written.
final class ScratchFile: @unchecked Sendable {
  /// Linux's flag for a file without a name, a macro that Swift does not see.
  private static let nameless = 0o20_000_000 | O_DIRECTORY

  private let descriptor: Int32
  private let folder: String
  private(set) var byteCount = 0

  init(in folder: String) throws(ModelError) {
    self.folder = folder
    // Some file systems have no nameless files: there the file has a name for an instant.
    var descriptor = open(folder, Self.nameless | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor < 0 {
      var template = Array((folder + "/copydesk-XXXXXX").utf8CString)
      descriptor = mkstemp(&template)
      if descriptor >= 0 { unlink(template) }
    }
    guard descriptor >= 0 else { throw Self.failure("cannot be written to", folder, .last) }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  func append(_ bytes: UnsafeRawBufferPointer) throws(ModelError) {
    do throws(SystemError) {
      try FileAccess.write(bytes, to: descriptor, at: byteCount)
    } catch {
      throw Self.failure("cannot take more temporary data", folder, error)
    }
    byteCount += bytes.count
  }

  /// Fills the buffer from an offset; everything asked for must have been written.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ModelError) {
    do throws(SystemError) {
      try FileAccess.read(descriptor, at: offset, into: buffer)
    } catch {
      throw Self.failure("cannot give temporary data back", folder, error)
    }
  }

  /// Frees a stretch that will not be read again.
  ///
  /// What the system has not yet written to the disk, which is most of it, is then never written.
  func discard(_ range: Range<Int>) {
    let page = 1 << 16
    let start = (range.lowerBound + page - 1) / page * page
    let count = range.upperBound / page * page - start
    guard count > 0 else { return }
    // Swift does not see `fallocate`; a mapping that is told to remove its pages does the same.
    guard let map = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, off_t(start)), map != MAP_FAILED
    else { return }
    madvise(map, count, MADV_REMOVE)
    munmap(map, count)
  }

  private static func failure(_ problem: String, _ folder: String, _ cause: SystemError) -> ModelError {
    ModelError(FileError(folder, problem, cause), remedy: "free space there or name another temporary folder")
  }
}
