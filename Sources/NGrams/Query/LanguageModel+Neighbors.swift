extension LanguageModel {
  /// The likeliest words after a context, likeliest first.
  ///
  /// Exact: these are the words with the highest ``score(_:after:into:)``, ties by ascending id. `<unk>` and `<s>`
  /// are left out, `</s>` is not. The vocabulary is not scanned: for every length of context the words seen after it
  /// come from the trie by descending probability, and the streams are merged. In quantised models many words tie.
  ///
  /// - Parameters:
  ///   - state: The context; of this model.
  ///   - limit: How many words at most; fewer come only if the vocabulary has fewer.
  /// - Returns: Words with their log10 probabilities.
  /// - Complexity: O(`limit` × ``order``) searches for limits to about 64; beyond, the children of the context are
  ///   sorted.
  public func successors(of state: State, limit: Int) -> [Neighbor] {
    var search = SuccessorSearch(self, after: state)
    return search.next(max(0, limit))
  }

  /// The likeliest words before some words, likeliest first.
  ///
  /// The score of a word w before r₁ r₂ … is log10 p(w) + p(r₁ given w) + p(r₂ given w r₁) + …, without a context
  /// before w.
  ///
  /// Exact for a single word to the right: an index by second word holds all 2-grams sorted by p(w) p(r₁ given w),
  /// and all words without such a 2-gram come sorted by p(w) backoff(w). With more words to the right, the first 512,
  /// or 8 × `limit` if that is more, of this order are scored in full and sorted again: a word far down before r₁
  /// alone is missed. With the default English model, four words of news to the right and a limit of 200 these are
  /// 1.8 % of the words that scoring the whole vocabulary gives (`ngrams-query --blank`). `<unk>` and `<s>` are left
  /// out. Ties by ascending id.
  ///
  /// - Parameters:
  ///   - right: The words after, nearest first; those beyond ``order`` − 1 have no influence.
  ///   - limit: How many words at most.
  /// - Returns: Words with their log10 scores; the likeliest words of all if `right` is empty.
  /// - Complexity: O(candidates × words to the right × ``order``).
  public func predecessors(of right: [WordID], limit: Int) -> [Neighbor] {
    let limit = max(0, limit)
    let right = Array(right.prefix(max(1, order - 1)))
    guard let first = right.first else { return successors(of: State(), limit: limit) }
    var candidates = PredecessorSearch(self, before: first)
    if right.count == 1 { return candidates.next(limit) }
    let scored = candidates.next(max(512, 8 * limit)).map { candidate in
      let gap = CollectionOfOne(candidate.word)
      return Neighbor(word: candidate.word, log10Score: score(gap: gap, between: State(), and: right))
    }
    return Array(scored.sorted(by: Neighbor.precedes).prefix(limit))
  }
}

extension Neighbor {
  /// Whether one comes before another in a list: by score, then by id.
  static func precedes(_ a: Neighbor, _ b: Neighbor) -> Bool {
    a.log10Score != b.log10Score ? a.log10Score > b.log10Score : a.word < b.word
  }
}

/// A word that is likely beside a context, and how likely.
public struct Neighbor: Hashable, Sendable {
  /// The word.
  public let word: WordID
  /// Its log10 score, as the method that returned the neighbor defines it.
  public let log10Score: Double

  /// Makes a neighbor.
  public init(word: WordID, log10Score: Double) {
    self.word = word
    self.log10Score = log10Score
  }
}

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
    while result.count < limit, let neighbor = Self.likelier(seenHead, allHead) {
      if let last = tie.first, neighbor.log10Score < last.log10Score {
        result += tie.sorted(by: Neighbor.precedes)
        tie = []
        continue
      }
      // Not by equality: a damaged model may hold what is no number and equals nothing, and the search would not end.
      let isSeen = Self.isFirst(seenHead, allHead)
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

  /// Whether the first of two heads comes before the other.
  private static func isFirst(_ a: Neighbor?, _ b: Neighbor?) -> Bool {
    guard let a, let b else { return a != nil }
    return !(a.log10Score < b.log10Score)
  }

  private static func likelier(_ a: Neighbor?, _ b: Neighbor?) -> Neighbor? { isFirst(a, b) ? a : b }

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
