/// What a configuration asks of a rule.
public enum RuleMode: String, CaseIterable, Hashable, Sendable {
  /// Do not run it.
  case off
  /// Report what it finds and keep the text.
  case flag
  /// Apply its edits.
  case fix
}
