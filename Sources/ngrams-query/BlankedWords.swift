import Glibc
import NGrams

/// Blanks words of a text one at a time and counts how often the model ranks them first, given both contexts.
///
/// Twice: among all words of the vocabulary, and among the words that repair would look at, the likeliest after the
/// left context and before the right one. Both are ranked by the whole two-sided score, ties by id. Words only: a
/// place whose token is a number or an unseen word counts as missed; marks and ends of sentences are left out.
struct BlankedWords {
  /// The distance of places in tokens; a prime, so that it does not follow the text's own rhythm.
  private static let step = 181
  /// How many words each of the two lists gives.
  private static let listLength = 200
  /// At every so many places the list of predecessors is compared with one made by scoring all words.
  private static let exactEvery = 8
  /// How many words to the right count: no n-gram from beyond reaches back to the blank.
  private let reach: Int

  private let model: LanguageModel
  private let tokenizer: TextTokenizer
  private let sentences: [[WordID]]

  init(model path: String, texts: [String]) throws(ModelError) {
    model = try LanguageModel(path: path)
    tokenizer = try TextTokenizer(model.vocabulary)
    reach = model.order - 1
    var sentences: [[WordID]] = []
    for text in texts { sentences += tokenizer.sentences(in: try TextFileBytes.read(text)) }
    self.sentences = sentences
  }

  /// How often the right word came first, and among the first five.
  private struct Score {
    var first = 0
    var five = 0
    var covered = 0

    mutating func add(rank: Int?) {
      guard let rank else { return }
      covered += 1
      if rank == 0 { first += 1 }
      if rank < 5 { five += 1 }
    }
  }

  func run() {
    let words = (0..<WordID(model.vocabulary.count)).filter(isWord)
    var all = Score()
    var listed = Score()
    var places = 0
    var seconds = 0.0
    var (found, wanted) = (0, 0)
    var position = 0
    for sentence in sentences {
      for index in sentence.indices {
        position += 1
        guard position % Self.step == 0, isPlace(sentence[index]) else { continue }
        places += 1
        guard isWord(sentence[index]) else { continue }
        let left = model.state(after: [Vocabulary.beginSentence] + sentence[..<index])
        let right = Array((sentence[(index + 1)...] + [Vocabulary.endSentence]).prefix(reach))
        all.add(rank: rank(of: sentence[index], among: words, left, right))
        let start = clock()
        let after = model.successors(of: left, limit: Self.listLength).map(\.word)
        let before = model.predecessors(of: right, limit: Self.listLength).map(\.word)
        let candidates = Set(after + before).filter(isWord)
        listed.add(rank: rank(of: sentence[index], among: candidates, left, right))
        seconds += Double(clock() - start) / Double(CLOCKS_PER_SEC)
        guard places % Self.exactEvery == 0 else { continue }
        let likeliest = exactPredecessors(of: right)
        found += Set(before).intersection(likeliest).count
        wanted += likeliest.count
      }
    }
    guard places > 0 else { return print("places\t0") }
    print("places\t\(places)")
    line("of all words", all, places)
    line("of \(Self.listLength) successors and \(Self.listLength) predecessors", listed, places)
    print(
      "of the likeliest \(Self.listLength) predecessors found\t\((1000 * found / max(wanted, 1)))‰ at every \(Self.exactEvery)th place"
    )
    print("ms a place for the lists and their scores\t\((seconds / Double(places) * 10_000).rounded() / 10)")
  }

  private func line(_ name: String, _ score: Score, _ places: Int) {
    func share(_ count: Int) -> String { "\((1000 * Double(count) / Double(places)).rounded() / 10) %" }
    print("\(name)\tfirst \(share(score.first))\tfive \(share(score.five))\tcovered \(share(score.covered))")
  }

  /// How many candidates the model prefers to a word; nil if it is not among them.
  private func rank(
    of word: WordID, among candidates: some Sequence<WordID>, _ left: LanguageModel.State, _ right: [WordID]
  ) -> Int? {
    let own = model.score(gap: CollectionOfOne(word), between: left, and: right)
    var better = 0
    var isThere = false
    for candidate in candidates {
      if candidate == word {
        isThere = true
      } else {
        let score = model.score(gap: CollectionOfOne(candidate), between: left, and: right)
        if score > own || (score == own && candidate < word) { better += 1 }
      }
    }
    return isThere ? better : nil
  }

  /// Returns the words that ``LanguageModel/predecessors(of:limit:)`` would find if it scored the whole vocabulary.
  private func exactPredecessors(of right: [WordID]) -> Set<WordID> {
    let all = (Vocabulary.endSentence..<WordID(model.vocabulary.count)).map { word in
      (word: word, score: model.score(gap: CollectionOfOne(word), between: LanguageModel.State(), and: right))
    }
    let sorted = all.sorted { a, b in a.score != b.score ? a.score > b.score : a.word < b.word }
    return Set(sorted.prefix(Self.listLength).map(\.word))
  }

  /// Whether a repair could write the word.
  private func isWord(_ id: WordID) -> Bool {
    !tokenizer.resolver.isClass(id) && id > Vocabulary.endSentence && hasLetter(id)
  }

  /// Whether the token is a word of the text, known or not.
  private func isPlace(_ id: WordID) -> Bool { tokenizer.resolver.isClass(id) || hasLetter(id) }

  private func hasLetter(_ id: WordID) -> Bool {
    model.vocabulary.withWord(id) { $0.contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0xC3 && $0 < 0xE2 } }
  }
}
