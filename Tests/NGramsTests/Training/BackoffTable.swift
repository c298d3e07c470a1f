import NGrams

/// The n-grams of a source in a dictionary, asked in the plainest way there is.
struct BackoffTable {
  private(set) var entries: [[WordID]: (probability: Double, backoff: Double)] = [:]
  let vocabulary: Vocabulary

  init(_ source: some NGramSource) throws {
    vocabulary = source.vocabulary
    for n in 1...source.order {
      var found: [[WordID]: (Double, Double)] = [:]
      try source.forEach(order: n) { (words, probability, backoff) throws(ModelError) in
        found[Array(words.prefix(n))] = (Double(probability), Double(backoff))
      }
      for (words, values) in found { entries[words] = values }
    }
  }

  /// The log10 probability and backoff of an n-gram, words between spaces; nil if it is not there.
  subscript(_ text: String) -> (probability: Double, backoff: Double)? {
    entries[text.split(separator: " ").map { vocabulary.id(of: $0) }]
  }

  /// The log10 probability of a word after a context, backing off.
  func score(_ word: WordID, after context: ArraySlice<WordID>) -> Double {
    if let entry = entries[context + [word]] { return entry.probability }
    guard !context.isEmpty else { return -99 }
    return (entries[Array(context)]?.backoff ?? 0) + score(word, after: context.dropFirst())
  }
}
