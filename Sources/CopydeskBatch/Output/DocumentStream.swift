/// A file of cleaned documents that is being written: the output, the quarantine, or what was rejected.
final class DocumentStream {
  /// What has been written.
  struct Counts: Hashable, Sendable {
    /// Records, by which those after them are numbered.
    var records = 0
    /// Bytes, before they are compressed.
    var bytes = 0
    var lastByte: UInt8?
  }

  /// Where it lies; nil is standard output.
  let path: String?
  let writer: any ByteWriter
  private(set) var counts: Counts
  /// Its number in the manifest, if there is one.
  let number: Int64?

  init(path: String?, writer: any ByteWriter, counts: Counts = Counts(), number: Int64? = nil) {
    self.path = path
    self.writer = writer
    self.counts = counts
    self.number = number
  }

  /// Begins a record on a line of its own, though what was written before ends without one.
  func beginLine() throws(BatchError) {
    if let last = counts.lastByte, last != 0x0A { try write([0x0A], records: 0) }
  }

  /// Writes whole records.
  func write(_ bytes: [UInt8], records: Int) throws(BatchError) {
    try writer.write(bytes)
    counts.records += records
    counts.bytes += bytes.count
    counts.lastByte = bytes.last ?? counts.lastByte
  }
}
