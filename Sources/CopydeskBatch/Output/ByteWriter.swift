/// Where output bytes go.
protocol ByteWriter: AnyObject {
  /// Writes bytes, or keeps them to write later.
  func write(_ bytes: [UInt8]) throws(BatchError)
  /// Ends what is compressed together, so that writing can be resumed here.
  func endFrame() throws(BatchError)
  /// Writes what was kept through to the disk; gives the bytes written in all, as they lie there.
  func synchronize() throws(BatchError) -> WrittenPrefix
  /// What has been written so far, though it may not be safe yet; only for what is not compressed.
  func prefix() throws(BatchError) -> WrittenPrefix
  /// Takes back what was written after that; only for files that are not compressed.
  func truncate(to prefix: WrittenPrefix) throws(BatchError)
  /// Writes what was kept and makes the output whole.
  func finish() throws(BatchError)
  /// Gives up the output; nothing half-written is left behind.
  func discard()
  /// Ends writing for now; what a later run can go on with is left behind.
  func suspend()
}

extension ByteWriter {
  func suspend() { discard() }
}

/// What of an output is safe on the disk.
struct WrittenPrefix: Hashable, Sendable, Codable {
  var size = 0
  /// The CRC-32 of those bytes.
  var checksum: UInt32 = 0
}
