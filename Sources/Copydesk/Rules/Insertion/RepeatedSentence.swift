/// Finds a sentence that stands a second time in a text.
struct RepeatedSentence: Rule {
  let info = RuleInfo(
    id: "repeated-sentence", stage: .insertion, category: .insertion, safety: .careful,
    summary: "A sentence stands twice, in a row or in two paragraphs.",
    explanation: """
      Page templates that paste a teaser before the text, and editing programs that lose track, set a sentence twice. \
      Twice in a row in one paragraph, with ten words or more and outside a quotation, the second goes; with eight or \
      nine words, inside a quotation, three times, or with a word for its speaker or hearer (`I`, `our`, `you`) it is \
      reported, since speakers repeat themselves. A sentence of at least fifteen \
      words that comes back in another paragraph is reported, unless it stands alone in its line there (a pull quote, a \
      caption, a refrain), stands three times or more, or its whole paragraph is repeated (see `repeated-paragraph`). \
      Up to three sentences in a row are compared as one. Sentences that differ in any byte are different.
      """,
    examples: [
      .init(
        "The ferry was two hours late again when it came in on Friday. The ferry was two hours late again when it came "
          + "in on Friday. Nobody knew why.",
        "The ferry was two hours late again when it came in on Friday. Nobody knew why."),
      .init("He was late. He was late. He came by bus.", "He was late. He was late. He came by bus."),
    ],
    references: [
      "Ten words: own count of speeches of 2009-2015, which repeat much, gives two repairs in 3.5 million words.",
      "Eight and fifteen words: own choice; with six and twelve three times as many are reported.",
    ])
  /// Which words tell a speaker is known of English alone.
  let language: Language? = .english

  let trigger: PairTrigger? = PairTrigger(
    ByteClassSet(.period, .exclamation, .quote, .apostrophe, .closing, .continuation), ByteClassSet(.space))

  /// The fewest words in a row that are reported.
  private static let fewestReported = 8
  /// The fewest words in a row the second of which is removed.
  private static let fewestRemoved = 10
  /// The fewest words that are reported when other text stands between.
  private static let fewestApart = 15
  /// The most pieces in a row that are compared as one.
  private static let longestRun = 3

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    let text = SentencePieces(view)
    var isTaken = Set<Int>()
    var index = 0
    while index < text.pieces.count {
      let length = Self.repeatedRun(at: index, text, view)
      guard length > 0 else {
        index += 1
        continue
      }
      report(index, length, text, view, into: &findings)
      isTaken.formUnion(index + length..<index + 2 * length)
      index += length
    }
    findRepeatsApart(text, view, isTaken, into: &findings)
  }

  /// The number of pieces from an index on that stand again right behind; 0 if none do.
  private static func repeatedRun(at index: Int, _ text: SentencePieces, _ view: ByteView) -> Int {
    let end = text.pieces(ofLine: text.pieces[index].line).upperBound
    for length in 1...longestRun where index + 2 * length <= end {
      let isRepeated = (index..<index + length).allSatisfy {
        let first = text.pieces[$0].range
        let second = text.pieces[$0 + length].range
        return first.count == second.count && view.buffer[first].elementsEqual(view.buffer[second])
      }
      if isRepeated { return length }
    }
    return 0
  }

  private func report(
    _ index: Int, _ length: Int, _ text: SentencePieces, _ view: ByteView, into findings: inout FindingCollector
  ) {
    let words = (index..<index + length).reduce(0) { $0 + text.words($1, in: view) }
    guard words >= Self.fewestReported else { return }
    let first = text.pieces[index + length - 1].range
    let second = text.pieces[index + length].range.lowerBound..<text.pieces[index + 2 * length - 1].range.upperBound
    let isQuoted = text.pieces[index].isQuoted || text.pieces[index + length].isQuoted
    let isSpoken = (index..<index + length).contains { Self.isSpoken(text.pieces[$0].range, view) }
    let isRefrain = Self.repeatedRun(at: index + length, text, view) == length
    if words >= Self.fewestRemoved, !isQuoted, !isSpoken, !isRefrain {
      findings.remove(first.upperBound..<second.upperBound, confidence: 0.9)
    } else {
      findings.flag(second, confidence: 0.6)
    }
  }

  /// Whether a sentence speaks of its speaker or to somebody, as sentences of a speech do.
  private static func isSpoken(_ sentence: Range<Int>, _ view: ByteView) -> Bool {
    var offset = sentence.lowerBound
    while offset < sentence.upperBound {
      let word = view.word(at: offset)
      if speakers.contains(word, in: view) { return true }
      offset = max(offset + 1, word.upperBound)
    }
    return false
  }

  private static let speakers = WordSet(
    WordList(PronounPerson.speaker.forms, PronounPerson.speakers.forms, PronounPerson.addressee.forms)
      .without(EnglishWords.reflexives), "let")

  /// Reports sentences that stand in two paragraphs.
  private func findRepeatsApart(
    _ text: SentencePieces, _ view: ByteView, _ isTaken: Set<Int>, into findings: inout FindingCollector
  ) {
    var seen: [RangeEnds: (piece: Int, repeats: [Int])] = [:]
    for index in text.pieces.indices where text.pieces[index].range.count >= 4 * Self.fewestApart {
      let range = text.pieces[index].range
      let ends = RangeEnds(range, in: view)
      guard let first = seen[ends]?.piece else {
        seen[ends] = (index, [])
        continue
      }
      if !isTaken.contains(index), view.buffer[text.pieces[first].range].elementsEqual(view.buffer[range]) {
        seen[ends]?.repeats.append(index)
      }
    }
    let repeats = seen.values.filter { $0.repeats.count == 1 }.sorted { $0.repeats[0] < $1.repeats[0] }
    // Lines are compared once for all their sentences.
    var compared = (first: -1, second: -1, areEqual: false)
    for (first, later) in repeats {
      let second = later[0]
      let lines = (text.pieces[first].line, text.pieces[second].line)
      guard lines.0 != lines.1, text.pieces(ofLine: lines.0).count > 1, text.pieces(ofLine: lines.1).count > 1,
        !text.pieces[second].isQuoted, text.words(second, in: view) >= Self.fewestApart
      else { continue }
      if compared.first != lines.0 || compared.second != lines.1 {
        compared = (lines.0, lines.1, Self.areEqual(lines.0, lines.1, text, view))
      }
      if compared.areEqual { continue }
      findings.flag(
        text.pieces[second].range, confidence: 0.7,
        evidence: [Evidence("first-at-byte", "\(text.pieces[first].range.lowerBound)")])
    }
  }

  private static func areEqual(_ first: Int, _ second: Int, _ text: SentencePieces, _ view: ByteView) -> Bool {
    let ranges = [first, second].map { line in
      let pieces = text.pieces(ofLine: line)
      return text.pieces[pieces.lowerBound].range.lowerBound..<text.pieces[pieces.upperBound - 1].range.upperBound
    }
    return ranges[0].count == ranges[1].count
      && view.buffer[ranges[0]].elementsEqual(view.buffer[ranges[1]])
  }
}
