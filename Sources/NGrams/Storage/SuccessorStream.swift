/// The words seen after one context, by descending probability.
///
/// The first 64 come from ``RankIndex`` if there are more; only if more are asked for are all sorted.
struct SuccessorStream {
  private let model: LanguageModel
  private let context: [WordID]
  private let weight: Float
  private let range: NodeRange
  private var entries: [Neighbor] = []
  private var position = 0
  private var isComplete = false

  init(_ model: LanguageModel, context: [WordID], weight: Float) {
    self.model = model
    self.context = context
    self.weight = weight
    range = context.isEmpty ? .empty : model.storage.children(of: context)
    if context.isEmpty {
      isComplete = true
    } else if let ranks = model.storage.ranks(of: context) {
      entries = ranks.filter { $0 < range.count }.map { neighbor(Int(range.begin) + $0) }
      // Damage aside, the ranks are in order already.
      entries.sort(by: Neighbor.precedes)
    } else {
      complete()
    }
  }

  /// The next word; nil if there is none.
  var head: Neighbor? {
    if context.isEmpty { return unigram }
    return position < entries.count ? entries[position] : nil
  }

  /// Goes on to the word after.
  mutating func advance() {
    position += 1
    if position >= entries.count, !isComplete { complete() }
  }

  /// Whether a word was seen after the context.
  func has(_ word: WordID) -> Bool {
    !context.isEmpty
      && model.storage.levels[context.count - 1].search(model.storage.key.key(of: word), in: range) != nil
  }

  private var unigram: Neighbor? {
    let words = model.storage.predecessors.wordsByProbability
    guard position < words.count else { return nil }
    let word = model.storage.predecessors.id(at: words.lowerBound + position)
    return Neighbor(word: word, log10Score: Double(model.storage.unigrams.probability(Int(word)) + weight))
  }

  /// Adds all words that are not there yet, sorted.
  private mutating func complete() {
    isComplete = true
    let present = Set(entries.map(\.word))
    let all = (Int(range.begin)..<Int(range.end)).map { neighbor($0) }
    entries += all.filter { !present.contains($0.word) }.sorted(by: Neighbor.precedes)
  }

  private func neighbor(_ node: Int) -> Neighbor {
    let word = model.storage.key.id(of: model.storage.levels[context.count - 1].key(node))
    let value = model.storage.values(ofNode: node, words: context + [word]).probability
    return Neighbor(word: word, log10Score: Double(value + weight))
  }
}
