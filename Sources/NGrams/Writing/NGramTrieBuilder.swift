/// Takes the n-grams of a source, order by order, and builds an ``NGramTrie``.
struct NGramTrieBuilder {
  private(set) var trie: NGramTrie
  /// The n-gram that came last, and the nodes of its prefixes.
  private var lastWords: [WordID] = []
  private var path: [Int] = []
  private var n = 0

  init(order: Int) { trie = NGramTrie(order: order) }

  /// Begins with the n-grams of an order; orders come ascending.
  mutating func begin(order n: Int, count: Int) {
    self.n = n
    lastWords = []
    path = Array(repeating: 0, count: n)
    trie.levels[n - 1].words.reserveCapacity(count)
    trie.levels[n - 1].probabilities.reserveCapacity(count)
    if n < trie.order { trie.levels[n - 1].backoffs.reserveCapacity(count) }
    if n > 1 { trie.levels[n - 2].begins = [0] }
    if n > 1 { trie.levels[n - 2].begins.reserveCapacity(trie.levels[n - 2].count + 1) }
  }

  /// Adds an n-gram of the order begun.
  ///
  /// - Throws: ``ModelError`` if it does not come after the one before, or its context is missing, or a value is none.
  mutating func append(
    _ words: UnsafeBufferPointer<WordID>, _ probability: Float, _ backoff: Float
  ) throws(ModelError) {
    var common = 0
    while common < lastWords.count, words[common] == lastWords[common] { common += 1 }
    guard words.count == n, common < n, common == lastWords.count || words[common] > lastWords[common] else {
      throw invalid("is not in ascending order of ids", words)
    }
    if n == 1 {
      guard Int(words[0]) == trie.levels[0].count else { throw invalid("leaves out an id", words) }
    } else {
      for depth in common..<max(common, n - 1) {
        let node =
          depth == 0
          ? (Int(words[0]) < trie.levels[0].count ? Int(words[0]) : nil)
          : trie.find(words[depth], in: trie.levels[depth - 1].children(path[depth - 1]), level: depth)
        guard let node else { throw invalid("has no context", words) }
        path[depth] = node
      }
      guard Int(words[n - 1]) < trie.levels[0].count else { throw invalid("has an id beyond the vocabulary", words) }
      closeChildren(before: path[n - 2])
    }
    lastWords.removeAll(keepingCapacity: true)
    lastWords.append(contentsOf: words)
    try append(word: words[n - 1], probability, backoff, words)
  }

  /// Ends the order begun.
  mutating func end() throws(ModelError) {
    if n > 1 { closeChildren(before: trie.levels[n - 2].count) }
    guard trie.levels[n - 1].count < 1 << 31 else {
      throw ModelError(.limit, at: "\(n)-grams", "are 2³¹ or more", remedy: "prune the model")
    }
  }

  /// Writes down that the children of all nodes before `parent` end here.
  private mutating func closeChildren(before parent: Int) {
    let end = UInt32(truncatingIfNeeded: trie.levels[n - 1].count)
    while trie.levels[n - 2].begins.count <= parent { trie.levels[n - 2].begins.append(end) }
  }

  private mutating func append(
    word: WordID, _ probability: Float, _ backoff: Float, _ words: UnsafeBufferPointer<WordID>
  ) throws(ModelError) {
    // Rounding in text makes certainties a little more than certain.
    guard !probability.isNaN, probability <= 1e-3, backoff.isFinite else {
      throw invalid("has probability \(probability) and backoff weight \(backoff)", words)
    }
    trie.levels[n - 1].words.append(word)
    // What cannot be has -99, as in ARPA files: sums stay finite.
    trie.levels[n - 1].probabilities.append(probability.isInfinite ? -99 : min(0, probability))
    if n < trie.order { trie.levels[n - 1].backoffs.append(backoff) }
  }

  private func invalid(_ problem: String, _ words: UnsafeBufferPointer<WordID>) -> ModelError {
    ModelError(
      .invalidSource, at: "\(n)-gram of ids \(words.map(String.init).joined(separator: " "))", problem,
      remedy: "sort and check the n-grams before writing")
  }
}
