/// What running one fixture gave.
public struct FixtureResult: Hashable, Sendable {
  /// How a fixture ended.
  public enum Status: String, Hashable, Sendable {
    /// As expected.
    case passed
    /// Not as expected.
    case failed
    /// Not repaired, as the fixture says.
    case knownFailure = "known-failure"
    /// Repaired although the fixture says it cannot be yet: set its `expect` to `pass`.
    case unexpectedPass = "unexpected-pass"
  }

  /// The case table's name, or `golden`.
  public var group: String
  /// The case's label, or the golden pair's name.
  public var label: String
  /// The file that holds it.
  public var file: String
  /// How it ended.
  public var status: Status
  /// What differs, a line each; empty if nothing does.
  public var problems: [String]
  /// What the text became.
  public var actual: [UInt8]
  /// The findings, in the ledger's order.
  public var findings: [FindingSummary]
  /// Time spent, in nanoseconds of wall clock.
  public var nanoseconds: UInt64

  /// Whether `copydesk verify` should complain.
  public var isMismatch: Bool { status == .failed || status == .unexpectedPass }
}
