extension ModelStorage {
  /// The log10 probability and backoff weight of an n-gram that the trie has, of two words or more.
  ///
  /// In the layout `fast` the trie has no values: they are in the hash tables.
  func values(ofNode node: Int, words: [WordID]) -> (probability: Float, backoff: Float) {
    let n = words.count
    let level = levels[n - 2]
    if !isHashed { return (level.probability(node), level.backoff(node)) }
    guard let slot = words.withUnsafeBufferPointer({ tables[n - 2].slot(NGramHash.hash($0)) }) else { return (-99, 0) }
    return (Self.float(slot, 8), n < order ? Self.float(slot, 12) : 0)
  }

  /// The children of an n-gram in the trie; none if it is not there.
  func children(of words: some Sequence<WordID>) -> NodeRange {
    var range: NodeRange?
    for (depth, word) in words.enumerated() {
      guard Int(word) < vocabularySize, depth < order - 1 else { return .empty }
      if depth == 0 {
        range = unigrams.children(Int(word))
      } else if let parent = range {
        guard let node = levels[depth - 1].search(key.key(of: word), in: parent) else { return .empty }
        range = levels[depth - 1].children(node)
      }
    }
    return range ?? .empty
  }

  /// The places of the likeliest children of an n-gram among its children; nil if they are few.
  func ranks(of words: some BidirectionalCollection<WordID>) -> RankIndex.Places? {
    guard let last = words.last, Int(last) < vocabularySize else { return nil }
    if words.count == 1 { return ranks[0].ranks(of: Int(last)) }
    let siblings = children(of: words.dropLast())
    return levels[words.count - 2].search(key.key(of: last), in: siblings).flatMap {
      ranks[words.count - 1].ranks(of: $0)
    }
  }
}
