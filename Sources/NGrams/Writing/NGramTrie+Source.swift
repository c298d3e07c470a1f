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
