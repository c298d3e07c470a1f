/// A span of a text and what it is made of.
public struct Token: Hashable, Sendable {
  /// The bytes it spans, as UTF-8 offsets into the text.
  public var range: Range<Int>
  /// What it is made of.
  public var kind: TokenKind

  /// Makes a token.
  public init(range: Range<Int>, kind: TokenKind) {
    self.range = range
    self.kind = kind
  }
}
