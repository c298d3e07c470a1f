extension LanguageModel {
  /// The words that the next query can look back on: a context, cut to what the model can use.
  ///
  /// A value of fixed size without references, of use only with the model that made it. Two states are equal if the
  /// model cannot tell them apart, whatever came before.
  public struct State: Sendable {
    /// One less than ``LanguageModel/maximumOrder``.
    static let capacity = 5

    /// The ids, last word first.
    var ids = InlineArray<5, WordID>(repeating: Vocabulary.unknown)
    /// The log10 backoff weights of the contexts of 1, 2, … words.
    var backoffs = InlineArray<5, Float>(repeating: 0)
    /// Where the children of these contexts are in the trie (packed ``NodeRange``s); layout `compact` only.
    var children = InlineArray<5, UInt64>(repeating: 0)
    /// How many words the state has.
    var length: Int = 0

    /// The state in which nothing is known of the words before.
    public init() {}

    /// The number of words the next query can look back on, less than the model's order.
    public var count: Int { length }

    /// The words in the order of the text.
    public var words: [WordID] { (0..<length).reversed().map { ids[$0] } }
  }
}

extension LanguageModel.State: Hashable {
  /// Whether two states of one model are the same context.
  public static func == (a: Self, b: Self) -> Bool {
    guard a.length == b.length else { return false }
    for index in 0..<a.length where a.ids[index] != b.ids[index] { return false }
    return true
  }

  /// Hashes the words.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(length)
    for index in 0..<length { hasher.combine(ids[index]) }
  }
}
