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

/// The words seen after one context, by descending probability; in no order among equals.
///
/// The first 64 come from ``RankIndex`` one by one as they are asked for; only if more are asked for are all sorted.
struct SuccessorStream {
  /// A word seen after the context.
  struct Entry {
    /// Its place in the trie; in the stream of no context its place among the words by probability.
    var node: Int
    var score: Float
  }

  private let model: LanguageModel
  /// The context, for layouts that find values by words; empty in the others.
  private let context: [WordID]
  /// The number of words of the context.
  private let length: Int
  private let weight: Float
  private let range: NodeRange
  private let ranks: RankIndex.Places?
  private var sorted: [Entry] = []
  private var position = 0
  private var isSorted = false
  /// The next word; nil if there is none.
  private(set) var head: Entry?

  /// Opens the stream of the words seen after the last `length` words of a state.
  init(_ model: LanguageModel, after state: LanguageModel.State, length: Int, weight: Float) {
    self.model = model
    self.length = length
    self.weight = weight
    let isSmall: Bool
    if length == 0 {
      (context, range, ranks) = ([], .empty, nil)
      isSmall = false
    } else {
      let words = model.storage.isHashed ? Array(state.words.suffix(length)) : []
      context = words
      let children =
        model.storage.isHashed
        ? model.storage.children(of: words) : NodeRange(packed: state.children[unchecked: length - 1])
      // Only a state of another model has a range beyond the level.
      range = Int(children.end) <= model.storage.levels[length - 1].count ? children : .empty
      isSmall = range.count <= RankIndex.length
      ranks = isSmall ? nil : model.storage.ranks(of: state.words.suffix(length))
    }
    if length > 0, ranks == nil { sort(leavingOut: []) }
    findHead()
  }

  /// Goes on to the word after.
  mutating func advance() {
    position += 1
    findHead()
  }

  /// Whether a word was seen after the context.
  func has(_ word: WordID) -> Bool {
    length > 0 && model.storage.levels[length - 1].search(model.storage.key.key(of: word), in: range) != nil
  }

  /// The word of an entry.
  func word(_ entry: Entry) -> WordID {
    length == 0
      ? model.storage.predecessors.id(at: entry.node)
      : model.storage.key.id(of: model.storage.levels[length - 1].key(entry.node))
  }

  private mutating func findHead() {
    if length == 0 {
      let words = model.storage.predecessors.wordsByProbability
      head = position < words.count ? unigram(words.lowerBound + position) : nil
      return
    }
    if let ranks, !isSorted {
      if position < RankIndex.length, ranks[position] < range.count {
        head = entry(Int(range.begin) + ranks[position])
        return
      }
      sort(leavingOut: Set((0..<min(position, RankIndex.length)).map { Int(range.begin) + ranks[$0] }))
    }
    head = position < sorted.count ? sorted[position] : nil
  }

  /// Sorts all words but those already given.
  private mutating func sort(leavingOut given: Set<Int>) {
    isSorted = true
    position = 0
    sorted = (Int(range.begin)..<Int(range.end)).filter { !given.contains($0) }.map { entry($0) }
    sorted.sort { $0.score > $1.score }
  }

  private func unigram(_ place: Int) -> Entry {
    let word = model.storage.predecessors.id(at: place)
    return Entry(node: place, score: model.storage.unigrams.probability(Int(word)) + weight)
  }

  private func entry(_ node: Int) -> Entry {
    guard model.storage.isHashed else {
      return Entry(node: node, score: model.storage.levels[length - 1].probability(node) + weight)
    }
    let word = model.storage.key.id(of: model.storage.levels[length - 1].key(node))
    return Entry(node: node, score: model.storage.values(ofNode: node, words: context + [word]).probability + weight)
  }
}
