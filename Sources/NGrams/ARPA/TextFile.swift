internal import Bytes
internal import CZlib
internal import Glibc

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
