/// Finds the marks of subword tokenizers: `▁The▁mayor`, `theĠmayor`, `fer@@ ry`, `fer ##ry`.
struct SubwordMark: Rule {
  let info = RuleInfo(
    id: "subword-mark", stage: .encoding, category: .encoding, safety: .careful,
    summary: "The mark with which a tokenizer of language models notes where words begin or go on.",
    explanation: """
      SentencePiece writes ▁ and byte-level encoders Ġ where a word begins; byte-pair encoders write `@@` and WordPiece \
      `##` where one goes on. The words are put together again. ▁ and Ġ become spaces; in a text where most pieces \
      begin with one, spaces that stand before none are closed. Each mark counts where a text has it at least twice.
      """,
    examples: [
      .init("The▁mayor▁said the ferry▁was late.", "The mayor said the ferry was late."),
      .init("The fer@@ ry is l@@ ate today.", "The ferry is late today."),
      .init("fer ##ry and har ##bour", "ferry and harbour"),
    ],
    references: [
      "Kudo and Richardson 2018 (SentencePiece)", "Sennrich et al. 2016 (subword-nmt)",
      "Radford et al. 2019 (byte-level BPE)", "Devlin et al. 2019 (WordPiece)",
    ])
  let trigger: PairTrigger? =
    .anywhere(.init(.leadPunctuation, .leadTwo)) | PairTrigger(.init(.at), .init(.at))
    | PairTrigger(.init(.hash), .init(.hash))
  /// Pieces can look like handles or hashtags.
  let editsProtectedSpans = true

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    beginnings("▁", text.view, &findings)
    beginnings("Ġ", text.view, &findings)
    joiners(text.view, &findings)
  }

  /// Marks of beginnings.
  private func beginnings(_ mark: StaticString, _ text: ByteView, _ findings: inout FindingCollector) {
    let length = mark.utf8CodeUnitCount
    var places: [Int] = []
    var next = 0
    while let place = text.firstIndex(of: mark, from: next) {
      next = place + length
      if text.isWord(at: next) || text[next] < 0x80 && !text.isSpace(at: next) { places.append(place) }
    }
    // Ġ is a letter of Maltese, where most stand at the start of a word or before a vowel within it.
    let glued = places.count { text.isWord(before: $0) || $0 > 0 && !text.isSpace(at: $0 - 1) }
    let first = places.count { $0 == 0 || text.isSpace(at: $0 - 1) }
    guard places.count >= 2, length == 3 || glued * 2 >= places.count && places.count >= 4 else { return }
    let spaces = first > glued ? (0..<text.count).filter { text[$0] == 0x20 } : []
    let isSplit = first > glued && places.count * 2 >= spaces.count
    for place in places {
      let isAfterSpace = place == 0 || text.isSpace(at: place - 1)
      findings.repair(place..<place + length, with: isAfterSpace ? "" : " ", confidence: 0.9)
    }
    guard isSplit else { return }
    for space in spaces where !text.reads(mark, at: space + 1) { findings.remove(space..<space + 1, confidence: 0.9) }
  }

  /// Marks of pieces that go on.
  private func joiners(_ text: ByteView, _ findings: inout FindingCollector) {
    var ends: [Range<Int>] = []
    var next = 0
    while let mark = text.firstIndex(of: "@@ ", from: next) {
      next = mark + 3
      if text.isWord(before: mark), text.isWord(at: next) { ends.append(mark..<next) }
    }
    var starts: [Range<Int>] = []
    next = 0
    while let mark = text.firstIndex(of: " ##", from: next) {
      next = mark + 3
      if text.isWord(before: mark), text.byteClass(next) == .lower { starts.append(mark..<next) }
    }
    for places in [ends, starts] where places.count >= 2 {
      for place in places { findings.remove(place, confidence: 0.9) }
    }
  }
}
