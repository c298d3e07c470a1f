/// Words that another document has where a span of this one looks pasted.
public struct Corroboration: Hashable, Sendable {
  /// The tokens to replace, as indices of the ``CopyTokens``.
  public var tokens: Range<Int>
  /// The bytes to replace: those of the tokens, with the space before them where the words attach to what stands there.
  public var range: Range<Int>
  /// The bytes to put there.
  public var replacement: [UInt8]
  /// The words as the copy has them; empty if it has none there, and the span was put between two words.
  public var words: [UInt8]
  /// The tokens of the words: by the law of the damage, the length of the mention that did it.
  public var wordCount: Int
  /// Equal words on both sides, in the whole passage that was aligned.
  public var matchedWords: Int
  /// Equal words as a share of all words of the passage, 0...1.
  public var matchedShare: Double
  /// The smallest name of another document that has the sentence.
  public var source: String
  /// How many other documents have the sentence, as far as names are kept: at least 1.
  public var documents: Int
  /// Whether the words themselves could be a paste in every document that has them.
  public var isSuspect: Bool
  /// Whether an editor could have put the one for the other: both are mentions and one is no pronoun, or the span is only
  /// added.
  public var isVariant: Bool
}
