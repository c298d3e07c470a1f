internal import CZlib
internal import Glibc

/// A text file, plain or gzip, that appears under its name only when it is whole.
struct TextFile: ~Copyable {
  private let path: String
  private let temporaryPath: String
  private var file: gzFile?
  private var pending: [UInt8] = []

  /// Creates a temporary file beside the final place; compressed if the name ends in `.gz`.
  init(_ path: String) throws(ModelError) {
    self.path = path
    temporaryPath = "\(path).\(getpid()).partial"
    // `T` writes without compression.
    guard let file = gzopen(temporaryPath, path.hasSuffix(".gz") ? "wb6" : "wbT") else {
      throw ModelFile.error(temporaryPath, "cannot be created")
    }
    self.file = file
  }

  deinit {
    if let file {
      gzclose(file)
      unlink(temporaryPath)
    }
  }

  mutating func append(_ text: String) { pending.append(contentsOf: text.utf8) }

  mutating func append(_ bytes: UnsafeRawBufferPointer) { pending.append(contentsOf: bytes) }

  /// Writes what has been appended once there is much of it.
  mutating func flushIfLarge() throws(ModelError) {
    if pending.count >= 1 << 18 { try flush() }
  }

  /// Writes the rest and gives the file its name.
  consuming func finish() throws(ModelError) {
    try flush()
    let result = gzclose(file)
    file = nil
    guard result == Z_OK else {
      let error = ModelFile.error(temporaryPath, "cannot be written")
      unlink(temporaryPath)
      throw error
    }
    try Self.synchronize(temporaryPath)
    guard rename(temporaryPath, path) == 0 else { throw ModelFile.error(path, "cannot be replaced") }
  }

  private static func synchronize(_ path: String) throws(ModelError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ModelFile.error(path, "cannot be opened") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw ModelFile.error(path, "cannot be written") }
  }

  private mutating func flush() throws(ModelError) {
    guard !pending.isEmpty else { return }
    let count = gzwrite(file, pending, UInt32(pending.count))
    guard Int(count) == pending.count else { throw ModelFile.error(temporaryPath, "cannot be written") }
    pending.removeAll(keepingCapacity: true)
  }
}
