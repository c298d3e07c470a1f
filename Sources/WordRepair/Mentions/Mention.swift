/// Words that name or stand for a person or thing.
public struct Mention: Hashable, Sendable {
  /// The tokens it spans, a possessive ending included; never empty.
  public var tokens: Range<Int>
  /// What it looks like.
  public var kind: MentionKind
  /// Whether it ends in `'s` or `'`, or is a possessive pronoun.
  public var isPossessive: Bool
  /// Whether it lies inside a longer mention, as `her` does in `her mother`.
  public var isNested: Bool
  /// Which mentions it corefers with: those of the same number; numbers are dense, in the order of first mentions.
  public var cluster: Int

  /// The tokens without the possessive ending of a name or noun phrase.
  public var nameTokens: Range<Int> {
    isPossessive && kind != .pronoun && tokens.count > 1 ? tokens.lowerBound..<tokens.upperBound - 1 : tokens
  }
}
