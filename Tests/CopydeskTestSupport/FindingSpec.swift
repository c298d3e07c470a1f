public import Copydesk

/// What a test expects of one finding: its rule, its place by markers, and what became of it.
public struct FindingSpec: Hashable, Sendable {
  /// The rule's id.
  public var rule: String
  /// The marker at the start of the finding's range.
  public var start: String
  /// The marker at the end of the range; nil to leave the end open.
  public var end: String?
  /// What became of it.
  public var outcome: Outcome

  /// Creates an expectation.
  public init(_ rule: String, _ start: String, _ end: String? = nil, outcome: Outcome = .repaired) {
    self.rule = rule
    self.start = start
    self.end = end
    self.outcome = outcome
  }
}
