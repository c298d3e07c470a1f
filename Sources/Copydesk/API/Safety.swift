/// What a rule's edits can do to the meaning of a text.
///
/// The three levels follow Ruff's fix applicability (safe, unsafe, display-only).
public enum Safety: String, CaseIterable, Hashable, Sendable {
  /// Spacing, encoding, direction of marks: the words cannot change.
  case safe
  /// Words are removed or restored.
  case careful
  /// Nothing is edited; the place is only reported.
  case flagOnly = "flag-only"
}
