/// What cleaning a document gave: the text, the ledger, and what it cost.
public struct CleanedDocument: Sendable {
  /// The document's name.
  public var id: String
  /// The cleaned text.
  public var bytes: [UInt8]
  /// What was found, with ranges in the original text.
  public var ledger: Ledger
  /// Counts and times by rule.
  public var statistics: RunStatistics

  /// Creates the record of a cleaning, as a reader of ledgers needs to.
  public init(id: String, bytes: [UInt8], ledger: Ledger, statistics: RunStatistics) {
    self.id = id
    self.bytes = bytes
    self.ledger = ledger
    self.statistics = statistics
  }

  /// Whether the text differs from the original.
  public var isChanged: Bool { ledger.findings.contains { $0.after != nil } }
}
