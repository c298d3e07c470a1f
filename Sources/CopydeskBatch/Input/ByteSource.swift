internal import Glibc

/// An open input file, or standard input.
final class ByteSource {
  /// The most bytes asked of the system at once.
  private static let limit = 1 << 20

  private let descriptor: Int32
  private let path: String

  /// Opens a file; `-` is standard input.
  init(_ path: String) throws(BatchError) {
    self.path = path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, errno: errno) }
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// The file's size, if it is a regular file; a hint only.
  var size: Int? {
    FileIdentity(descriptor: descriptor).flatMap { $0.kind == .regular ? $0.size : nil }
  }

  /// Goes on reading at an offset of the file.
  func seek(to offset: Int) throws(BatchError) {
    guard lseek(descriptor, offset, SEEK_SET) >= 0 else { throw .unreadable(path: path, errno: errno) }
  }

  /// Appends up to `count` bytes to an array; gives the number read, zero at the end.
  func read(_ count: Int, into bytes: inout [UInt8]) throws(BatchError) -> Int {
    let (received, code) = withUnsafeTemporaryAllocation(byteCount: min(count, Self.limit), alignment: 16) { buffer in
      var received: Int
      repeat {
        received = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      } while received < 0 && errno == EINTR
      let code = errno
      bytes.append(contentsOf: buffer.prefix(max(0, received)))
      return (received, code)
    }
    guard received >= 0 else { throw .unreadable(path: path, errno: code) }
    return received
  }
}
