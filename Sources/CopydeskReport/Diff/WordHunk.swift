/// A stretch of text that was kept, or a change between two such stretches.
public struct WordHunk: Hashable, Sendable {
  /// The bytes of the original text.
  public var original: Range<Int>
  /// The bytes of the cleaned text; of a kept stretch, the same bytes as `original`.
  public var cleaned: Range<Int>
  /// What kind of change this is; nil for kept text.
  public var change: ChangeKind?
  /// The findings that made the change or, on kept text, flagged it: indices into the ledger, ascending.
  public var findings: [Int]

  /// Whether the text was taken away here and put elsewhere word for word, or the other way round.
  public var isMoved = false

  /// Whether kept text is reported.
  public var isFlagged: Bool { change == nil && !findings.isEmpty }
}
