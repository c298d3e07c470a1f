internal import NGrams

/// Proposes words for a place whose words were lost: by the language model, and by the document.
///
/// Candidates for one word are the model's likeliest successors of the left context, its likeliest predecessors of the
/// right one, and the words of the document; two and three words are joined from successors of the left context and
/// predecessors of the right one. All are ranked by the model's probability of the words and of what follows. It does
/// not propose words the vocabulary does not have, nor more than three.
struct GapFiller {
  /// The most words it proposes for one place.
  static let maximumLength = 3
  /// How many fillings of 1, 2 and 3 words are kept.
  static let kept = [16, 6, 4]
  /// How many successors and predecessors are tried; with 24 the right word is among five in 54 % of the places found,
  /// not in 55 %.
  private static let neighborCount = 40
  /// How many words of the document are tried, the most frequent.
  private static let documentWordCount = 90
  /// How many single words are scored with all that follows.
  private static let rescoredCount = 18
  /// How many tokens to the right are scored with a filling.
  static let reach = 3

  private let text: ScoredText
  private let resolver: WordResolver
  /// The distinct words of the document, most frequent first.
  private let vocabulary: [WordID]
  /// Marks whose spelling depends on what they enclose.
  private let unwritable: Set<WordID>
  let counts: [WordID: Int]
  private(set) var pairs: [UInt64: Int] = [:]

  init(_ text: ScoredText, resolver: WordResolver) {
    self.text = text
    self.resolver = resolver
    var counts: [WordID: Int] = [:]
    for id in text.ids { counts[id, default: 0] += 1 }
    self.counts = counts
    for index in 1..<max(1, text.count) { pairs[Self.pair(text.ids[index - 1], text.ids[index]), default: 0] += 1 }
    unwritable = Set(["\"", "'", "(", ")", "[", "]", "-"].map { text.model.vocabulary.id(of: $0) })
    vocabulary = counts.keys.filter { !resolver.isClass($0) }.sorted {
      let a = counts[$0] ?? 0
      let b = counts[$1] ?? 0
      return a != b ? a > b : $0 < $1
    }
  }

  static func pair(_ a: WordID, _ b: WordID) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  /// The likeliest fillings of a place, those of each length by falling score.
  ///
  /// `length` is the number of words that the law of the damage says are missing, as far as is known: runs of more words
  /// are looked for only where it allows for them.
  func fillings(between context: GapContext, length: Int) -> [Filling] {
    let left = context.left
    let right = context.right
    let successors = text.model.successors(of: left, limit: Self.neighborCount).filter { isWord($0.word) }.map(\.word)
    let predecessors = text.model.predecessors(of: Array(right.prefix(1)), limit: Self.neighborCount).filter {
      isWord($0.word)
    }
    .map(\.word)
    return single(left, right, successors, predecessors)
      + (length < 2 ? [] : longer(pairs(successors, predecessors), left, right, Self.kept[1]))
      + (length < 3 ? [] : longer(triples(left, successors, predecessors), left, right, Self.kept[2]))
  }

  private func isWord(_ id: WordID) -> Bool {
    id != Vocabulary.beginSentence && id != Vocabulary.endSentence && !resolver.isClass(id) && !unwritable.contains(id)
  }

  /// The likeliest single words: all are scored with one word to the right, the best of them with all.
  private func single(
    _ left: LanguageModel.State, _ right: [WordID], _ successors: [WordID], _ predecessors: [WordID]
  ) -> [Filling] {
    var seen: Set<WordID> = []
    var all: [Filling] = []
    let near = right.prefix(1)
    for word in successors where seen.insert(word).inserted { all.append(scored([word], left, near)) }
    for word in predecessors where seen.insert(word).inserted { all.append(scored([word], left, near)) }
    for word in vocabulary.prefix(Self.documentWordCount) where seen.insert(word).inserted {
      all.append(scored([word], left, near))
    }
    return best(best(all, Self.rescoredCount).map { scored($0.words, left, right[...]) }, Self.kept[0])
  }

  /// The likeliest of some runs of words, likewise.
  private func longer(
    _ runs: [[WordID]], _ left: LanguageModel.State, _ right: [WordID], _ limit: Int
  ) -> [Filling] {
    let all = runs.map { scored($0, left, right.prefix(1)) }
    return best(best(all, 2 * limit).map { scored($0.words, left, right[...]) }, limit)
  }

  private func pairs(_ successors: [WordID], _ predecessors: [WordID]) -> [[WordID]] {
    successors.prefix(9).flatMap { first in predecessors.prefix(9).map { [first, $0] } }
  }

  private func triples(
    _ left: LanguageModel.State, _ successors: [WordID], _ predecessors: [WordID]
  ) -> [[WordID]] {
    var runs: [[WordID]] = []
    var state = LanguageModel.State()
    for first in successors.prefix(3) {
      text.model.score(first, after: left, into: &state)
      for middle in text.model.successors(of: state, limit: 3) where isWord(middle.word) {
        for last in predecessors.prefix(3) { runs.append([first, middle.word, last]) }
      }
    }
    return runs
  }

  private func scored(_ words: [WordID], _ left: LanguageModel.State, _ right: ArraySlice<WordID>) -> Filling {
    var state = left
    var filling = Filling(words: words, score: 0, forward: 0, matchedBefore: 0, matchedAfter: 0)
    for (index, word) in words.enumerated() {
      let score = text.model.score(word, after: state, into: &state)
      filling.score += score.log10Probability
      if index == 0 {
        filling.forward = score.log10Probability
        filling.matchedBefore = UInt8(truncatingIfNeeded: score.matchedLength)
      }
    }
    for (index, word) in right.enumerated() {
      let score = text.model.score(word, after: state, into: &state)
      filling.score += score.log10Probability
      if index == 0 { filling.matchedAfter = UInt8(truncatingIfNeeded: score.matchedLength) }
    }
    return filling
  }

  private func best(_ fillings: [Filling], _ limit: Int) -> [Filling] {
    Array(
      fillings.sorted {
        $0.score != $1.score ? $0.score > $1.score : $0.words.lexicographicallyPrecedes($1.words)
      }.prefix(limit))
  }
}
