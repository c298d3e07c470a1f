internal import Bytes
internal import Glibc

/// Where output bytes go.
package protocol ByteWriter: AnyObject {
  /// Writes bytes, or keeps them to write later.
  func write(_ bytes: [UInt8]) throws(BatchError)
  /// Ends what is compressed together, so that writing can be resumed here.
  func endFrame() throws(BatchError)
  /// Writes what was kept through to the disk; returns the bytes written in all, as they lie there.
  func synchronize() throws(BatchError) -> WrittenPrefix
  /// What has been written so far, though it may not be safe yet; only for what is not compressed.
  func prefix() throws(BatchError) -> WrittenPrefix
  /// Takes back what was written after that; only for files that are not compressed.
  func truncate(to prefix: WrittenPrefix) throws(BatchError)
  /// Writes what was kept and makes the output whole.
  func finish() throws(BatchError)
  /// Gives up the output; nothing half-written is left behind.
  func discard()
  /// Stops writing and leaves behind what a later run can continue.
  func suspend()
}

extension ByteWriter {
  package func suspend() { discard() }
}

/// The part of an output that is safe on the disk.
package struct WrittenPrefix: Hashable, Sendable, Codable {
  var size = 0
  /// The CRC-32 of those bytes.
  var checksum: UInt32 = 0
}

/// Writes to an open descriptor through a buffer.
package final class DescriptorWriter: ByteWriter {
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
  ///   - prefix: The bytes that the file has already, if a checksum of all bytes is wanted.
  init(_ descriptor: Int32, path: String, closes: Bool, prefix: WrittenPrefix? = nil) {
    self.descriptor = descriptor
    self.path = path
    self.closes = closes
    written = prefix ?? WrittenPrefix()
    sums = prefix != nil
  }

  /// A writer to standard output.
  package static func standardOutput() -> DescriptorWriter {
    DescriptorWriter(STDOUT_FILENO, path: "standard output", closes: false)
  }

  deinit { if closes { close(descriptor) } }

  package func write(_ bytes: [UInt8]) throws(BatchError) {
    if bytes.count >= Self.bufferSize {
      try flush()
      return try send(bytes)
    }
    buffer += bytes
    if buffer.count >= Self.bufferSize { try flush() }
  }

  package func endFrame() {}

  package func synchronize() throws(BatchError) -> WrittenPrefix {
    try flush()
    guard fsync(descriptor) == 0 else { throw .unwritable(path: path, errno: errno) }
    return written
  }

  package func prefix() throws(BatchError) -> WrittenPrefix {
    try flush()
    return written
  }

  package func truncate(to prefix: WrittenPrefix) throws(BatchError) {
    buffer.removeAll(keepingCapacity: true)
    guard ftruncate(descriptor, prefix.size) == 0, lseek(descriptor, prefix.size, SEEK_SET) == prefix.size else {
      throw .unwritable(path: path, errno: errno)
    }
    written = prefix
  }

  package func finish() throws(BatchError) { try flush() }

  package func discard() { buffer.removeAll() }

  private func flush() throws(BatchError) {
    // What cannot be written now is given up: it would fail again, and be told twice.
    let pending = buffer
    buffer.removeAll(keepingCapacity: true)
    try send(pending)
  }

  private func send(_ bytes: [UInt8]) throws(BatchError) {
    do throws(SystemError) {
      try bytes.withUnsafeBufferPointer { buffer throws(SystemError) in
        try FileAccess.write(UnsafeRawBufferPointer(buffer), to: descriptor)
      }
    } catch {
      if error.code == EPIPE { throw .brokenPipe }
      throw .unwritable(path: path, errno: error.code)
    }
    written.size += bytes.count
    guard sums else { return }
    var checksum = Checksum(written.checksum)
    checksum.update(bytes[...])
    written.checksum = checksum.value
  }
}

/// Standard output for short texts.
public enum StandardOutput {
  /// Writes a text.
  ///
  /// - Throws: ``BatchError/brokenPipe`` if the reader has gone, ``BatchError/unwritable(path:errno:)`` otherwise.
  public static func write(_ text: String) throws(BatchError) {
    let writer = DescriptorWriter.standardOutput()
    try writer.write(Array(text.utf8))
    try writer.finish()
  }
}
