package import NGrams

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
  /// How many words of the document are tried, the most frequent.
  private static let documentWordCount = 90
  /// How many single words are scored with all that follows.
  private static let rescoredCount = 18
  /// How many tokens to the right are scored with a filling.
  static let reach = 3

  private let model: LanguageModel
  private let words: FillingWords
  /// The distinct words of the document, most frequent first.
  private let vocabulary: [WordID]
  let counts: [WordID: Int]
  private(set) var pairs: [UInt64: Int] = [:]

  init(_ text: ScoredText, words: FillingWords) {
    model = text.model
    self.words = words
    var counts: [WordID: Int] = [:]
    for id in text.ids { counts[id, default: 0] += 1 }
    self.counts = counts
    pairs.reserveCapacity(text.count)
    for index in 1..<max(1, text.count) { pairs[Self.pair(text.ids[index - 1], text.ids[index]), default: 0] += 1 }
    vocabulary = counts.filter { !words.isClass($0.key) }.sorted {
      $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
    }.prefix(Self.documentWordCount).map(\.key)
  }

  static func pair(_ a: WordID, _ b: WordID) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  /// The likeliest fillings of a place, those of each length by falling score.
  ///
  /// `length` is the number of words that the law of the damage says are missing, as far as is known: runs of more words
  /// are looked for only where it allows for them.
  func fillings(between context: GapContext, length: Int) -> [Filling] {
    let left = context.left
    let right = context.right
    let successors = words.successors(of: left)
    let predecessors = words.predecessors(of: right.first)
    return likeliest(singles(successors, predecessors), left, right, rescored: Self.rescoredCount, limit: Self.kept[0])
      + (length < 2 ? [] : longer(pairs(successors, predecessors), left, right, Self.kept[1]))
      + (length < 3 ? [] : longer(triples(left, successors, predecessors), left, right, Self.kept[2]))
  }

  /// All words that it tries by themselves: a hundred or two.
  func words(between context: GapContext) -> [WordID] {
    singles(words.successors(of: context.left), words.predecessors(of: context.right.first)).words
  }

  /// Given runs of one to three words as fillings, those of each length by falling score; equal runs once.
  func fillings(of runs: [[WordID]], between context: GapContext) -> [Filling] {
    (1...Self.maximumLength).flatMap { length in
      var table = FillingRuns(length: length)
      var seen: Set<[WordID]> = []
      for run in runs where run.count == length && seen.insert(run).inserted { table.append(run) }
      return likeliest(table, context.left, context.right, rescored: table.count, limit: table.count)
    }
  }

  private func longer(
    _ runs: FillingRuns, _ left: LanguageModel.State, _ right: [WordID], _ limit: Int
  ) -> [Filling] {
    likeliest(runs, left, right, rescored: 2 * limit, limit: limit)
  }

  /// The likeliest of some runs: all are scored with one word to the right, the best of them with all.
  private func likeliest(
    _ runs: FillingRuns, _ left: LanguageModel.State, _ right: [WordID], rescored: Int, limit: Int
  ) -> [Filling] {
    var batch = QueryBatch()
    batch.append(left, count: runs.count)
    var forward: [Float] = []
    var matchedBefore: [UInt8] = []
    for place in 0..<runs.length {
      batch.advance(by: runs.words(at: place), in: model)
      if place == 0 { (forward, matchedBefore) = (batch.scores, batch.matchedLengths) }
    }
    if let near = right.first { batch.advance(by: near, in: model) }
    let chosen = runs.best(batch.sums, limit: rescored)
    batch.keep(chosen)
    let matchedAfter = right.isEmpty ? [UInt8](repeating: 0, count: chosen.count) : batch.matchedLengths
    for word in right.dropFirst() { batch.advance(by: word, in: model) }
    var rest = FillingRuns(length: runs.length)
    for run in chosen { rest.append(runs[run]) }
    return rest.best(batch.sums, limit: limit).map { number in
      Filling(
        words: Array(rest[number]), score: batch.sums[number], forward: forward[chosen[number]],
        matchedBefore: matchedBefore[chosen[number]], matchedAfter: matchedAfter[number])
    }
  }

  private func singles(_ successors: [WordID], _ predecessors: [WordID]) -> FillingRuns {
    var seen: Set<WordID> = []
    var runs = FillingRuns(length: 1)
    for words in [successors, predecessors, vocabulary] {
      for word in words where seen.insert(word).inserted { runs.append(CollectionOfOne(word)) }
    }
    return runs
  }

  private func pairs(_ successors: [WordID], _ predecessors: [WordID]) -> FillingRuns {
    var runs = FillingRuns(length: 2)
    for first in successors.prefix(9) { for last in predecessors.prefix(9) { runs.append([first, last]) } }
    return runs
  }

  private func triples(
    _ left: LanguageModel.State, _ successors: [WordID], _ predecessors: [WordID]
  ) -> FillingRuns {
    var runs = FillingRuns(length: 3)
    var state = LanguageModel.State()
    for first in successors.prefix(3) {
      model.score(first, after: left, into: &state)
      for middle in model.successors(of: state, limit: 3) where words.canFill(middle.word) {
        for last in predecessors.prefix(3) { runs.append([first, middle.word, last]) }
      }
    }
    return runs
  }
}

/// Words that may have stood in a place.
package struct Filling: Hashable {
  /// The words' ids, first to last.
  package var words: [WordID]
  /// The log10 probability of the words and of what follows them, after what stands before.
  var score: Float
  /// The log10 probability of the first word after what stands before.
  var forward: Float
  /// The length of the n-gram that the first word, and the token after the last, complete.
  var matchedBefore: UInt8
  var matchedAfter: UInt8
}

/// What stands around a place whose words were lost, as far as it can be trusted.
///
/// Pastes to the left count as the words restored there; what stands to the right counts as it is.
struct GapContext {
  /// The model's state before the place.
  var left: LanguageModel.State
  /// The words after the place, nearest first, through the end of the sentence; at most ``GapFiller/reach``.
  var right: [WordID]
  /// The word before the place; nil at the start of a sentence.
  var before: WordID?

  /// Reads the context of a span; `restored` holds, for the token behind every paste to the left, the paste's length and
  /// the words restored there, nil where none are known.
  init(_ text: ScoredText, span: Range<Int>, restored: [Int: (length: Int, words: [WordID]?)]) {
    var words: [WordID] = []
    var place = span.lowerBound
    var isUntouched = true
    var reachesStart = false
    while words.count < LanguageModel.maximumOrder - 1 {
      guard place > 0, !text.startsSentence(place) else {
        reachesStart = true
        break
      }
      if let paste = restored[place] {
        isUntouched = false
        guard let filling = paste.words else { break }
        words.insert(contentsOf: filling, at: 0)
        place -= paste.length
      } else {
        place -= 1
        words.insert(text.ids[place], at: 0)
      }
    }
    before = words.last
    if isUntouched {
      left = text.states[span.lowerBound]
    } else {
      left = reachesStart ? text.model.beginSentenceState : LanguageModel.State()
      var following = left
      for word in words {
        text.model.score(word, after: left, into: &following)
        left = following
      }
    }
    right = text.wordsToTheRight(from: span.upperBound, limit: GapFiller.reach)
  }
}
