public import Copydesk

/// One row of a case table: a damaged text and what a careful editor would make of it.
public struct FixtureCase: Hashable, Sendable {
  /// Whether the case holds today.
  public enum Expectation: String, CaseIterable, Hashable, Sendable {
    /// The cleaned text must be the expected one.
    case pass
    /// A known failure: the cleaned text must *not* be the expected one, so that an accidental repair is noticed.
    case fail
  }

  /// What the case shows, unique in its table.
  public var label: String
  /// Why the case matters, or where its shape was seen.
  public var comment: String?
  /// The text to clean.
  public var input: String
  /// What it must read; nil if it must stay as it is.
  public var expected: String?
  /// Whether the case holds today.
  public var expect: Expectation
  /// Stages or rules to run alone; empty for all.
  public var only: [String]
  /// Rules that must be among the findings.
  public var rules: [String]
  /// The profile to clean under; nil for the run's own.
  public var profile: Profile?

  /// Creates a case.
  public init(
    label: String, comment: String? = nil, input: String, expected: String? = nil, expect: Expectation = .pass,
    only: [String] = [], rules: [String] = [], profile: Profile? = nil
  ) {
    self.label = label
    self.comment = comment
    self.input = input
    self.expected = expected
    self.expect = expect
    self.only = only
    self.rules = rules
    self.profile = profile
  }

  /// What the text must read after cleaning.
  public var wanted: String { expected ?? input }
}
