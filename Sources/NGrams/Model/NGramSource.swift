/// Something that holds n-grams with their probabilities and backoff weights: an ARPA file, a trained model, a mapped
/// one.
///
/// The contract, which ``ModelWriter`` relies on and checks where that is cheap:
/// - Every id of the vocabulary has exactly one 1-gram.
/// - N-grams of an order come once each, ascending in the lexicographic order of their ids in the order of the text.
/// - Probabilities are log10 and at most 0, backoff weights are log10 and finite; 0 for n-grams of the highest order.
///
/// N-grams whose context (all words but the last) or suffix (all words but the first) is not itself in the source are
/// allowed, as pruning leaves them; what is missing is derived by backing off.
public protocol NGramSource {
  /// The length of the longest n-grams, 1 through ``LanguageModel/maximumOrder``.
  var order: Int { get }
  /// How many n-grams there are of each order; `counts[0]` is the number of words.
  var counts: [Int] { get }
  /// The words and their ids.
  var vocabulary: Vocabulary { get }

  /// Calls `body` for each n-gram of one order, ascending in the order of its ids.
  ///
  /// - Parameters:
  ///   - n: The order, 1 through ``order``.
  ///   - body: Gets the ids in the order of the text (valid during the call), the log10 probability of the last word
  ///     after the others, and the log10 backoff weight of the whole as a context.
  /// - Throws: What `body` throws, and the source's own errors.
  func forEach(
    order n: Int,
    _ body: (
      _ words: UnsafeBufferPointer<WordID>, _ log10Probability: Float, _ log10Backoff: Float
    ) throws(ModelError) -> Void
  ) throws(ModelError)
}

extension LanguageModel: NGramSource {
  /// Calls `body` for each n-gram of one order, ascending.
  ///
  /// Probabilities are those of the file: quantised if it is. N-grams that were added when the model was written
  /// come, too.
  ///
  /// - Complexity: O(number of n-grams of this and lower orders), with the children of each node sorted.
  public func forEach(
    order n: Int,
    _ body: (
      _ words: UnsafeBufferPointer<WordID>, _ log10Probability: Float, _ log10Backoff: Float
    ) throws(ModelError) -> Void
  ) throws(ModelError) {
    guard 1...order ~= n else { return }
    var words: [WordID] = []
    for id in 0..<WordID(counts[0]) {
      words.append(id)
      if n == 1 {
        let backoff = order > 1 ? storage.unigrams.backoff(Int(id)) : 0
        try NGramTrie.withBuffer(words) { buffer throws(ModelError) in
          try body(buffer, storage.unigrams.probability(Int(id)), backoff)
        }
      } else {
        try forEach(below: storage.unigrams.children(Int(id)), order: n, &words, body)
      }
      words.removeLast()
    }
  }

  private func forEach(
    below range: NodeRange, order n: Int, _ words: inout [WordID],
    _ body: (UnsafeBufferPointer<WordID>, Float, Float) throws(ModelError) -> Void
  ) throws(ModelError) {
    let depth = words.count
    let level = storage.levels[depth - 1]
    let children = (Int(range.begin)..<Int(range.end)).map { (id: storage.key.id(of: level.key($0)), node: $0) }
    for (id, node) in children.sorted(by: { $0.id < $1.id }) where Int(id) < counts[0] {
      words.append(id)
      if depth + 1 == n {
        let values = storage.values(ofNode: node, words: words)
        try NGramTrie.withBuffer(words) { buffer throws(ModelError) in
          try body(buffer, values.probability, values.backoff)
        }
      } else {
        try forEach(below: level.children(node), order: n, &words, body)
      }
      words.removeLast()
    }
  }
}
