/// Merges the words seen after a context and after its suffixes, likeliest first.
///
/// A word's probability is that after the longest context it was seen with; from a shorter context it counts only if
/// no longer one has it. As in a model every suffix of an n-gram is there too, one search tells.
struct SuccessorSearch {
  private let model: LanguageModel
  private var streams: [SuccessorStream] = []

  init(_ model: LanguageModel, after state: LanguageModel.State) {
    self.model = model
    let words = state.words.suffix(max(0, model.order - 1))
    // The weight of a context is what backing off to it from the longest costs.
    var weight: Float = 0
    for length in stride(from: words.count, through: 0, by: -1) {
      let context = Array(words.suffix(length))
      streams.append(SuccessorStream(model, context: context, weight: weight))
      if length > 0 { weight += state.backoffs[length - 1] }
    }
  }

  /// The next words; ties come by ascending id.
  mutating func next(_ limit: Int) -> [Neighbor] {
    var result: [Neighbor] = []
    var tie: [Neighbor] = []
    while result.count < limit {
      let best = streams.indices.filter { streams[$0].head != nil }.max { a, b in
        (streams[a].head?.log10Score ?? 0) < (streams[b].head?.log10Score ?? 0)
      }
      guard let best, let neighbor = streams[best].head else { break }
      if let last = tie.first, neighbor.log10Score < last.log10Score {
        result += tie.sorted(by: Neighbor.precedes)
        tie = []
        continue
      }
      streams[best].advance()
      let isReserved = neighbor.word == Vocabulary.unknown || neighbor.word == Vocabulary.beginSentence
      // Streams are by descending length: the one before is that of the context one word longer.
      let isSeenLonger = best > 0 && streams[best - 1].has(neighbor.word)
      if !isReserved, !isSeenLonger { tie.append(neighbor) }
    }
    result += tie.sorted(by: Neighbor.precedes)
    return Array(result.prefix(limit))
  }
}
