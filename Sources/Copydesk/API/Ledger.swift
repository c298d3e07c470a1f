/// All findings of a document, in order of their place in the original text.
public struct Ledger: Codable, Hashable, Sendable {
  /// The document's name.
  public var documentID: String
  /// The findings, by ascending start; of one start an insertion first, then in the order the stages made them.
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

/// Counts and times of rules over one document or many; values of several runs add up with `+=`.
public struct RunStatistics: Codable, Hashable, Sendable {
  /// One rule's share.
  public struct RuleCount: Codable, Hashable, Sendable {
    /// Edits applied.
    public var repaired = 0
    /// Places reported.
    public var flagged = 0
    /// Time spent, in nanoseconds of wall clock.
    public var nanoseconds: UInt64 = 0

    /// Creates a rule's counts.
    public init(repaired: Int = 0, flagged: Int = 0, nanoseconds: UInt64 = 0) {
      self.repaired = repaired
      self.flagged = flagged
      self.nanoseconds = nanoseconds
    }
  }

  /// Counts by rule id.
  public var rules: [String: RuleCount] = [:]
  /// Documents counted.
  public var documents = 0
  /// Documents whose text changed.
  public var changedDocuments = 0
  /// Bytes read.
  public var bytes = 0
  /// Passes of the pipeline until nothing changed, over all documents.
  public var passes = 0

  /// Creates empty statistics.
  public init() {}

  /// Adds another run's counts.
  public static func += (lhs: inout RunStatistics, rhs: RunStatistics) {
    for (id, count) in rhs.rules {
      lhs.rules[id, default: RuleCount()].repaired += count.repaired
      lhs.rules[id, default: RuleCount()].flagged += count.flagged
      lhs.rules[id, default: RuleCount()].nanoseconds += count.nanoseconds
    }
    lhs.documents += rhs.documents
    lhs.changedDocuments += rhs.changedDocuments
    lhs.bytes += rhs.bytes
    lhs.passes += rhs.passes
  }
}
