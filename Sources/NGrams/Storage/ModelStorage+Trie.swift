extension ModelStorage {
  /// The query of the layout `compact`.
  ///
  /// The state knows where the children of each of its contexts are, so the searches for w after 1, 2, … words do not
  /// wait for one another. In a model every suffix of an n-gram is there too: the first search in vain is the last.
  @inline(__always)
  func scoreByTrie(
    _ word: WordID, after state: LanguageModel.State, into next: inout LanguageModel.State
  ) -> (log10Probability: Float, matchedLength: Int) {
    let word = Int(word) < vocabularySize ? word : Vocabulary.unknown
    let key = key.key(of: word)
    let longest = min(state.length, order &- 1)
    // A query is a wait for memory: let the waits overlap.
    prefetch(key, among: state.children, longest)
    var probability = unigrams.probability(Int(word))
    let backoff = unigrams.backoff(Int(word))
    let children = unigrams.children(Int(word))
    var matched = 1
    // What is found is put down at once; `state` is a copy of its own even if `next` is the same variable.
    next.backoffs[0] = backoff
    next.children[0] = children.packed
    var length = backoff != 0 || !children.isEmpty ? 1 : 0
    while matched <= longest {
      let level = levels + (matched &- 1)
      let range = NodeRange(packed: state.children[unchecked: matched &- 1])
      // Only a state of another model has a range beyond the level.
      guard Int(range.end) <= level.pointee.count, let node = level.pointee.search(key, in: range) else { break }
      probability = level.pointee.probability(node)
      if !level.pointee.isHighest {
        let backoff = level.pointee.backoff(node)
        let children = level.pointee.children(node)
        next.backoffs[unchecked: matched] = backoff
        next.children[unchecked: matched] = children.packed
        if backoff != 0 || !children.isEmpty { length = matched &+ 1 }
      }
      matched &+= 1
    }
    var index = matched &- 1
    while index < longest {
      probability += state.backoffs[unchecked: index]
      index &+= 1
    }
    next.shift(in: word, before: state, length: length)
    return (probability, matched)
  }
}

extension LanguageModel.State {
  /// Takes over the words of an earlier state, with one more, cut to a length.
  @inline(__always)
  mutating func shift(in word: WordID, before state: LanguageModel.State, length: Int) {
    ids = [word, state.ids[0], state.ids[1], state.ids[2], state.ids[3]]
    self.length = length
  }
}
