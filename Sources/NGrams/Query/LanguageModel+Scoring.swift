internal import Glibc

extension LanguageModel {
  /// The state in which a sentence begins: after `<s>`.
  public var beginSentenceState: State { state(after: CollectionOfOne(Vocabulary.beginSentence)) }

  /// The state after some words, without any context before them.
  ///
  /// - Complexity: O(number of words).
  public func state(after words: some Sequence<WordID>) -> State {
    var state = State()
    for word in words { score(word, after: state, into: &state) }
    return state
  }

  /// The probability of a word after a context.
  ///
  /// - Parameters:
  ///   - word: An id; one that the vocabulary does not have counts as ``Vocabulary/unknown``.
  ///   - state: The context; of this model.
  ///   - next: Becomes the context of the next word.
  /// - Returns: The log10 probability, at most 0, and the length of the longest n-gram of the model that ends in the
  ///   word: 1 (the word alone, or an unknown word) through ``order``. In models pruned so that suffixes were lost,
  ///   these count as n-grams of the model.
  /// - Complexity: O(``order``): a search for each length matched, and one more.
  @discardableResult
  public func score(
    _ word: WordID, after state: State, into next: inout State
  ) -> (log10Probability: Float, matchedLength: Int) {
    storage.isHashed
      ? storage.scoreByHash(word, after: state, into: &next) : storage.scoreByTrie(word, after: state, into: &next)
  }

  /// The log10 probability of a sentence, from `<s>` through `</s>`.
  ///
  /// Also for long texts: while earlier words are scored, memory is asked for what later ones need. In large models of
  /// the layout `fast` this is several times as fast as queries one by one.
  ///
  /// - Parameter sentence: The words without `<s>` and `</s>`.
  /// - Returns: The sum of the log10 probabilities of the words and of `</s>`.
  /// - Complexity: O(number of words × ``order``).
  public func score(sentence: some Sequence<WordID>) -> Double {
    if let sum = sentence.withContiguousStorageIfAvailable({ score(sentence: $0) }) { return sum }
    return Array(sentence).withUnsafeBufferPointer { score(sentence: $0) }
  }

  private func score(sentence: UnsafeBufferPointer<WordID>) -> Double {
    var state = State()
    score(Vocabulary.beginSentence, after: state, into: &state)
    var next = State()
    var sum = 0.0
    for index in 0..<min(ModelStorage.lookahead, sentence.count) where storage.isHashed {
      storage.prefetch(sentence, at: index)
    }
    for index in sentence.indices {
      if storage.isHashed, index &+ ModelStorage.lookahead < sentence.count {
        storage.prefetch(sentence, at: index &+ ModelStorage.lookahead)
      }
      sum += Double(score(sentence[index], after: state, into: &next).log10Probability)
      state = next
    }
    return sum + Double(score(Vocabulary.endSentence, after: state, into: &next).log10Probability)
  }

  /// The log10 probability of some words and of the words that follow them, after a context.
  ///
  /// Use the sum to compare candidates for a gap: with the same `left` and `right`, the model prefers the candidate with
  /// the larger sum. Candidates of different lengths have different numbers of factors; weigh them accordingly.
  ///
  /// - Parameters:
  ///   - gap: The words in the gap; may be empty.
  ///   - left: The context before the gap.
  ///   - right: The words after the gap; those beyond ``order`` − 1 add the same to every filling.
  /// - Returns: The sum of the log10 probabilities of the words in the gap and of those after it.
  /// - Complexity: O((number of words) × ``order``).
  public func score(gap: some Sequence<WordID>, between left: State, and right: some Sequence<WordID>) -> Double {
    var state = left
    var sum = 0.0
    for word in gap { sum += Double(score(word, after: state, into: &state).log10Probability) }
    for word in right { sum += Double(score(word, after: state, into: &state).log10Probability) }
    return sum
  }

  /// The log10 probability of some words and of the words that follow them, after a context given as words.
  ///
  /// - Returns: The sum of the log10 probabilities of the words in the gap and of those after it.
  public func score(
    gap: some Sequence<WordID>, between left: some Sequence<WordID>, and right: some Sequence<WordID>
  ) -> Double {
    score(gap: gap, between: state(after: left), and: right)
  }

  /// The perplexity of sentences: 10 to the power of the mean negative log10 probability of their words and their
  /// ends.
  ///
  /// Unknown words count, with the probability of `<unk>`; two perplexities can be compared only for one vocabulary.
  ///
  /// - Parameter sentences: Sentences without `<s>` and `</s>`.
  /// - Returns: A number of at least 1; 1 if there are no sentences.
  public func perplexity(of sentences: some Sequence<some Collection<WordID>>) -> Double {
    var sum = 0.0
    var count = 0
    for sentence in sentences {
      sum += score(sentence: sentence)
      count += sentence.count + 1
    }
    return count == 0 ? 1 : pow(10, -sum / Double(count))
  }
}

extension LanguageModel {
  /// The words that the next query can look back on: a context, cut to what the model can use.
  ///
  /// A value of fixed size without references, valid only for the model that made it. Two states are equal if the
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

    /// The state without any words before.
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
