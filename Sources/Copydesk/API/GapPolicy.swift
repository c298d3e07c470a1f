/// What is written where a word is known to be lost and cannot be restored.
public enum GapPolicy: String, CaseIterable, Hashable, Sendable {
  /// Leave what stands there.
  case keep
  /// Write `[…]`.
  case mark
  /// Drop what was pasted over it.
  case drop
}
