/// N-grams in memory as a trie, in the order of their ids: what a model file is made of.
///
/// A node of level n is an n-gram; its parent is its context. 16 bytes a node, 12 at the highest level.
struct NGramTrie {
  /// The n-grams of one order.
  struct Level {
    /// The last words.
    var words: [WordID] = []
    /// log10 probabilities.
    var probabilities: [Float] = []
    /// log10 backoff weights; none at the highest level.
    var backoffs: [Float] = []
    /// Where the children of each node begin in the next level, and the last end; none at the highest level.
    var begins: [UInt32] = []

    var count: Int { words.count }

    func children(_ node: Int) -> Range<Int> { Int(begins[node])..<Int(begins[node + 1]) }
  }

  let order: Int
  var levels: [Level]

  init(order: Int) {
    self.order = order
    levels = Array(repeating: Level(), count: order)
  }

  /// The node of a word among the children of a node; `level` is that of the children, counted from 0.
  func find(_ word: WordID, in range: Range<Int>, level: Int) -> Int? {
    levels[level].words.withUnsafeBufferPointer { words in
      var low = range.lowerBound
      var high = range.upperBound
      while low < high {
        let middle = (low &+ high) / 2
        if words[middle] < word { low = middle &+ 1 } else { high = middle }
      }
      return low < range.upperBound && words[low] == word ? low : nil
    }
  }

  /// The node of an n-gram in its level, nil if there is none.
  func node(_ words: some Collection<WordID>) -> Int? {
    var node: Int?
    for (depth, word) in words.enumerated() {
      if depth == 0 {
        node = Int(word) < levels[0].count ? Int(word) : nil
      } else if let parent = node {
        node = find(word, in: levels[depth - 1].children(parent), level: depth)
      }
      if node == nil { return nil }
    }
    return node
  }

  /// Calls `body` with the ids and the node of every n-gram of an order, in order.
  func forEach(order n: Int, _ body: (UnsafeBufferPointer<WordID>, Int) throws(ModelError) -> Void) throws(ModelError) {
    var path = [Int](repeating: 0, count: n)
    var words = [WordID](repeating: 0, count: n)
    for node in 0..<levels[n - 1].count {
      path[n - 1] = node
      words[n - 1] = levels[n - 1].words[node]
      var depth = n - 1
      // Climb while the node lies beyond its parent's children; as a rule it does not.
      while depth > 0 {
        let begins = levels[depth - 1].begins
        var parent = path[depth - 1]
        let start = parent
        while Int(begins[parent + 1]) <= path[depth] { parent += 1 }
        if parent == start && node > 0 { break }
        path[depth - 1] = parent
        words[depth - 1] = levels[depth - 1].words[parent]
        depth -= 1
      }
      try Self.withBuffer(words) { buffer throws(ModelError) in try body(buffer, node) }
    }
  }

  /// `withUnsafeBufferPointer` with a typed error.
  static func withBuffer(
    _ words: [WordID], _ body: (UnsafeBufferPointer<WordID>) throws(ModelError) -> Void
  ) throws(ModelError) {
    let result = words.withUnsafeBufferPointer { buffer -> ModelError? in
      do throws(ModelError) {
        try body(buffer)
        return nil
      } catch { return error }
    }
    if let result { throw result }
  }
}

extension NGramTrie {
  /// Reads a source whole, and adds the contexts and suffixes that it lacks.
  ///
  /// - Throws: ``ModelError`` if the source breaks its contract or cannot be read.
  init(_ source: some NGramSource) throws(ModelError) {
    guard 1...LanguageModel.maximumOrder ~= source.order, source.counts.count == source.order else {
      throw ModelError(
        .limit, at: "order \(source.order)", "is not within 1 through \(LanguageModel.maximumOrder)",
        remedy: "train a model of a lower order")
    }
    let missing = try MissingNGrams(of: source)
    var builder = NGramTrieBuilder(order: source.order)
    for n in 1...source.order {
      builder.begin(order: n, count: source.counts[n - 1] + missing.byOrder[n - 1].count)
      var additions = missing.byOrder[n - 1][...]
      try source.forEach(order: n) { words, probability, backoff throws(ModelError) in
        while let addition = additions.first, addition.lexicographicallyPrecedes(words) {
          try builder.append(missing: addition)
          additions.removeFirst()
        }
        try builder.append(words, probability, backoff)
      }
      for addition in additions { try builder.append(missing: addition) }
      try builder.end()
    }
    self = builder.trie
    guard levels[0].count == source.vocabulary.count else {
      throw ModelError(
        .invalidSource, at: "the 1-grams", "are \(levels[0].count) for \(source.vocabulary.count) words",
        remedy: "give every word of the vocabulary one 1-gram")
    }
  }
}

extension NGramTrieBuilder {
  /// Adds an n-gram that the source lacks, with the probability that backing off gives, and the backoff weight 1.
  fileprivate mutating func append(missing words: [WordID]) throws(ModelError) {
    let n = words.count
    var probability: Float = 0
    if let context = trie.node(words.dropLast()) { probability += trie.levels[n - 2].backoffs[context] }
    if let suffix = trie.node(words.dropFirst()) { probability += trie.levels[n - 2].probabilities[suffix] }
    try NGramTrie.withBuffer(words) { buffer throws(ModelError) in try append(buffer, min(0, probability), 0) }
  }
}

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
