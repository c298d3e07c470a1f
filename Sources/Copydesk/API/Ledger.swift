/// All findings of a document, in order of their place in the original text.
public struct Ledger: Hashable, Sendable {
  /// The document's name.
  public var documentID: String
  /// The findings, by ascending start, then in the order the stages made them.
  public var findings: [Finding]

  /// Creates a ledger.
  public init(documentID: String, findings: [Finding] = []) {
    self.documentID = documentID
    self.findings = findings
  }

  /// The edits that turn the original into the cleaned text.
  ///
  /// - Throws: ``EditScriptError`` if findings contradict each other, which a ledger from a ``Cleaner`` never does.
  public func script() throws(EditScriptError) -> EditScript {
    try EditScript(findings.compactMap(\.change))
  }
}
