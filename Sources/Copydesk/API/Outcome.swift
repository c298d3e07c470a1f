/// What became of a finding.
public enum Outcome: String, CaseIterable, Hashable, Sendable {
  /// The edit was applied.
  case repaired
  /// The place was reported and the text kept.
  case flagged
}
