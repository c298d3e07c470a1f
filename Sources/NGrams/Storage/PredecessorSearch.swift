/// Merges the words seen before a word with those that were not, likeliest first.
struct PredecessorSearch {
  private let model: LanguageModel
  private let word: WordID
  private let seen: Range<Int>
  private let all: Range<Int>
  private var seenPosition: Int
  private var allPosition: Int

  init(_ model: LanguageModel, before word: WordID) {
    self.model = model
    self.word = Int(word) < model.counts[0] ? word : Vocabulary.unknown
    seen = model.storage.predecessors.predecessors(of: self.word)
    all = model.storage.predecessors.wordsByWeightedProbability
    seenPosition = seen.lowerBound
    allPosition = all.lowerBound
  }

  /// The next words; ties come by ascending id.
  mutating func next(_ limit: Int) -> [Neighbor] {
    var result: [Neighbor] = []
    var tie: [Neighbor] = []
    var seenHead = head(seenPosition, of: seen)
    var allHead = head(allPosition, of: all)
    while result.count < limit, let neighbor = [seenHead, allHead].compactMap({ $0 }).max(by: Self.isLess) {
      if let last = tie.first, neighbor.log10Score < last.log10Score {
        result += tie.sorted(by: Neighbor.precedes)
        tie = []
        continue
      }
      let isSeen = neighbor == seenHead
      if isSeen {
        seenPosition += 1
        seenHead = head(seenPosition, of: seen)
      } else {
        allPosition += 1
        allHead = head(allPosition, of: all)
      }
      let isReserved = neighbor.word == Vocabulary.unknown || neighbor.word == Vocabulary.beginSentence
      if !isReserved, isSeen || !hasBigram(neighbor.word) { tie.append(neighbor) }
    }
    result += tie.sorted(by: Neighbor.precedes)
    return Array(result.prefix(limit))
  }

  private static func isLess(_ a: Neighbor, _ b: Neighbor) -> Bool { a.log10Score < b.log10Score }

  /// The word in a place of a list, scored as if the list were the right one for it.
  private func head(_ position: Int, of list: Range<Int>) -> Neighbor? {
    guard position < list.upperBound else { return nil }
    let first = model.storage.predecessors.id(at: position)
    let unigrams = model.storage.unigrams
    var score = Double(unigrams.probability(Int(first)))
    if list == seen {
      var state = model.state(after: CollectionOfOne(first))
      score += Double(model.score(word, after: state, into: &state).log10Probability)
    } else {
      let backoff = model.order > 1 ? unigrams.backoff(Int(first)) : 0
      score += Double(backoff + unigrams.probability(Int(word)))
    }
    return Neighbor(word: first, log10Score: score)
  }

  private func hasBigram(_ first: WordID) -> Bool {
    guard model.order > 1 else { return false }
    let range = model.storage.unigrams.children(Int(first))
    return model.storage.levels[0].search(model.storage.key.key(of: word), in: range) != nil
  }
}
