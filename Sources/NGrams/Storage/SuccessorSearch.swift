/// Merges the words seen after a context and after its suffixes, likeliest first.
///
/// A word's probability is that after the longest context it was seen with; from a shorter context it counts only if
/// no longer one has it. As in a model every suffix of an n-gram is there too, one search tells.
struct SuccessorSearch {
  /// By descending length of context.
  private var streams: [SuccessorStream] = []

  init(_ model: LanguageModel, after state: LanguageModel.State) {
    let longest = min(state.count, max(0, model.order - 1))
    streams.reserveCapacity(longest + 1)
    // The weight of a context is what backing off to it from the longest costs.
    var weight: Float = 0
    for length in stride(from: longest, through: 0, by: -1) {
      streams.append(SuccessorStream(model, after: state, length: length, weight: weight))
      if length > 0 { weight += state.backoffs[length - 1] }
    }
  }

  /// The next words; ties come by ascending id.
  mutating func next(_ limit: Int) -> [Neighbor] {
    var result: [Neighbor] = []
    result.reserveCapacity(min(limit, RankIndex.length))
    // Words that tie, from which the ids have not been sorted yet.
    var tied = 0
    while let best = likeliestStream, let head = streams[best].head {
      let score = Double(head.score)
      if result.count > tied, let last = result.last, score < last.log10Score {
        result[tied...].sort(by: Neighbor.precedes)
        tied = result.count
        if result.count >= limit { break }
      }
      let word = streams[best].word(head)
      streams[best].advance()
      let isReserved = word == Vocabulary.unknown || word == Vocabulary.beginSentence
      // The stream before is that of the context one word longer.
      let isSeenLonger = best > 0 && streams[best - 1].has(word)
      if !isReserved, !isSeenLonger { result.append(Neighbor(word: word, log10Score: score)) }
    }
    result[tied...].sort(by: Neighbor.precedes)
    return Array(result.prefix(limit))
  }

  /// The stream whose next word is the likeliest.
  private var likeliestStream: Int? {
    var best: Int?
    var score = -Float.infinity
    for index in streams.indices {
      guard let head = streams[index].head, head.score >= score else { continue }
      best = index
      score = head.score
    }
    return best
  }
}
