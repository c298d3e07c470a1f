/// Words that a mention overwrote.
public struct DamageSite: Hashable, Sendable {
  /// The pasted words in the damaged text, in bytes.
  public var damaged: Range<Int>
  /// The lost words in the clean text, in bytes.
  public var clean: Range<Int>
  /// The lost words as tokens of the clean text; they start ``drift`` tokens behind the mention and are as many.
  public var tokens: Range<Int>
  /// The mention that did the damage, as tokens of the clean text.
  public var mention: Range<Int>
  /// The cluster's first mention, whose words were pasted, as tokens of the clean text.
  public var head: Range<Int>
  /// The distance in tokens from the mention's start to that of the lost words.
  public var drift: Int
}
