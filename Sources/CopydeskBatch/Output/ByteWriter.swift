/// Where output bytes go.
protocol ByteWriter: AnyObject {
  /// Writes bytes, or keeps them to write later.
  func write(_ bytes: [UInt8]) throws(BatchError)
  /// Writes what was kept and makes the output whole.
  func finish() throws(BatchError)
  /// Gives up the output; nothing half-written is left behind.
  func discard()
}
