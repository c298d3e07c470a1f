internal import Glibc

/// A file that appears under its name only when it is whole.
///
/// It is written beside its final place and renamed at the end; without `finish` it is deleted.
struct AtomicFile: ~Copyable {
  private let path: String
  private let temporaryPath: String
  private let descriptor: Int32
  private var isFinished = false

  /// Creates the temporary file.
  init(_ path: String) throws(ModelError) {
    self.path = path
    temporaryPath = "\(path).\(getpid()).partial"
    descriptor = open(temporaryPath, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw ModelFile.error(temporaryPath, "cannot be created") }
  }

  deinit {
    close(descriptor)
    if !isFinished { unlink(temporaryPath) }
  }

  /// Writes bytes at an offset.
  func write(_ bytes: [UInt8], at offset: Int) throws(ModelError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        pwrite(
          descriptor, buffer.baseAddress.map { $0 + written }, min(buffer.count - written, 1 << 30),
          off_t(offset + written))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ModelFile.error(temporaryPath, "cannot be written") }
      written += count
    }
  }

  /// Brings what was written to the disk.
  func synchronize() throws(ModelError) {
    guard fsync(descriptor) == 0 else { throw ModelFile.error(temporaryPath, "cannot be written") }
  }

  /// Gives the file its name.
  consuming func finish() throws(ModelError) {
    try synchronize()
    guard rename(temporaryPath, path) == 0 else { throw ModelFile.error(path, "cannot be replaced") }
    isFinished = true
  }
}
