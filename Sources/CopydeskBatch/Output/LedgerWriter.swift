internal import Copydesk
internal import CopydeskLedger
internal import CopydeskReport

/// Writes a ledger, and at its end how much it holds, so that one cut short is known.
final class LedgerWriter {
  /// What has been written.
  struct Counts: Hashable, Sendable {
    /// Documents that have findings.
    var documents = 0
    /// Findings, a line for each.
    var findings = 0
  }

  /// A place to come back to.
  struct Mark {
    let counts: Counts
    let prefix: WrittenPrefix
  }

  /// Where it lies; `-` is standard output.
  let path: String
  private let writer: any ByteWriter
  private(set) var counts: Counts
  private let records: RecordOptions

  /// Takes a writer; `counts` is what an earlier run wrote.
  init(_ path: String, writer: any ByteWriter, records: RecordOptions, counts: Counts = Counts()) {
    self.path = path
    self.writer = writer
    self.records = records
    self.counts = counts
  }

  /// Writes lines as they were encoded.
  func write(_ lines: [UInt8], documents: Int, findings: Int) throws(BatchError) {
    try writer.write(lines)
    counts.documents += documents
    counts.findings += findings
  }

  /// Encodes and writes the lines of a document.
  func write(_ large: LargeLedger, placement: [(String, String)]) throws(BatchError) {
    try LedgerLine.encode(large.ledger, original: large.original, extra: large.members + placement) {
      (lines) throws(BatchError) in try writer.write(lines)
    }
    counts.documents += 1
    counts.findings += large.ledger.findings.count
  }

  /// The place that has been reached.
  func mark() throws(BatchError) -> Mark { Mark(counts: counts, prefix: try writer.prefix()) }

  /// Takes back what was written since a mark; what went to standard output stays.
  func rollBack(to mark: Mark) throws(BatchError) {
    guard path != "-" else { return }
    try writer.truncate(to: mark.prefix)
    counts = mark.counts
  }

  func synchronize() throws(BatchError) -> WrittenPrefix { try writer.synchronize() }

  /// Writes the last line, so that a full disk is met before the cleaned texts get their names.
  func end() throws(BatchError) {
    try writer.write(LedgerEnd(counts, records).line)
    _ = try writer.prefix()
  }

  /// Gives the file its name, once its last line is written.
  func finish() throws(BatchError) { try writer.finish() }

  func discard() { writer.discard() }

  func suspend() { writer.suspend() }
}
