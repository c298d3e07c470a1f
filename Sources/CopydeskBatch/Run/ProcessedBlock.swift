public import Copydesk

/// What came of a plain file, or of some lines of a JSON Lines file.
public struct ProcessedBlock: Sendable {
  /// The cleaned text or records; empty if the run does not ask for them.
  public var output: [UInt8] = []
  /// The ledger's lines; empty if the run does not ask for them.
  public var ledger: [UInt8] = []
  /// The documents, if the run asks for them.
  public var documents: [ProcessedDocument] = []
  /// Lines that were passed through because they hold no text.
  public var failures: [(line: Int, error: RecordError)] = []
  /// Counts and times.
  public var statistics = RunStatistics()
}
