internal import Glibc

/// Writes to an open descriptor through a buffer.
final class DescriptorWriter: ByteWriter {
  /// Bytes kept before they are written: enough to make system calls rare.
  private static let bufferSize = 1 << 18

  private let descriptor: Int32
  private let path: String
  private let closes: Bool
  private var buffer: [UInt8] = []
  private var written: WrittenPrefix
  private let sums: Bool

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - descriptor: Where bytes go.
  ///   - path: What errors call it.
  ///   - closes: Whether the descriptor is closed with the writer.
  ///   - prefix: What is there already, if what is written shall be summed.
  init(_ descriptor: Int32, path: String, closes: Bool, prefix: WrittenPrefix? = nil) {
    self.descriptor = descriptor
    self.path = path
    self.closes = closes
    written = prefix ?? WrittenPrefix()
    sums = prefix != nil
  }

  /// A writer to standard output.
  static func standardOutput() -> DescriptorWriter {
    DescriptorWriter(STDOUT_FILENO, path: "standard output", closes: false)
  }

  deinit { if closes { close(descriptor) } }

  func write(_ bytes: [UInt8]) throws(BatchError) {
    if bytes.count >= Self.bufferSize {
      try flush()
      return try send(bytes)
    }
    buffer += bytes
    if buffer.count >= Self.bufferSize { try flush() }
  }

  func endFrame() {}

  func synchronize() throws(BatchError) -> WrittenPrefix {
    try flush()
    guard fsync(descriptor) == 0 else { throw .unwritable(path: path, errno: errno) }
    return written
  }

  func prefix() throws(BatchError) -> WrittenPrefix {
    try flush()
    return written
  }

  func truncate(to prefix: WrittenPrefix) throws(BatchError) {
    buffer.removeAll(keepingCapacity: true)
    guard ftruncate(descriptor, prefix.size) == 0, lseek(descriptor, prefix.size, SEEK_SET) == prefix.size else {
      throw .unwritable(path: path, errno: errno)
    }
    written = prefix
  }

  func finish() throws(BatchError) { try flush() }

  func discard() { buffer.removeAll() }

  private func flush() throws(BatchError) {
    // What cannot be written now is given up: it would fail again, and be told twice.
    let pending = buffer
    buffer.removeAll(keepingCapacity: true)
    try send(pending)
  }

  private func send(_ bytes: [UInt8]) throws(BatchError) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { Glibc.write(descriptor, $0 + sent, bytes.count - sent) } ?? 0
      }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { throw .brokenPipe }
        throw .unwritable(path: path, errno: errno)
      }
      sent += count
    }
    written.size += bytes.count
    guard sums else { return }
    var checksum = Checksum(written.checksum)
    checksum.update(bytes[...])
    written.checksum = checksum.value
  }
}
