public import Copydesk

/// One line of a ledger, read back.
public struct LedgerEntry: Hashable, Sendable {
  /// The name of the document.
  public var documentID: String
  /// The finding.
  public var finding: Finding
  /// The path of the cleaned text, if the line names it; usually only a document's first line does.
  public var output: String?

  /// Creates an entry.
  public init(documentID: String, finding: Finding, output: String? = nil) {
    self.documentID = documentID
    self.finding = finding
    self.output = output
  }
}
