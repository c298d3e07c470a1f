/// A first letter separated from its word: `T he council met`.
struct DropCap: Rule {
  let info = RuleInfo(
    id: "drop-cap", stage: .layout, category: .layout, safety: .careful,
    summary: "The large first letter of a paragraph or sentence stands apart from its word.",
    explanation: """
      A drop cap is an element of its own, and text taken out of the page has a space behind it. At the start of a line
      or sentence a capital, a space and small letters are joined if they make one of the frequent words that open
      sentences and the letters are no word by themselves: `T he`, `W hen`, `I t`. `A bout of rain`, `A long line` and
      `I am` stay, and so do other words, for which only a dictionary could speak.
      """,
    examples: [
      .init("T he council met on Monday.", "The council met on Monday."),
      .init("A long line stood there.", "A long line stood there."),
    ],
    references: ["Words: Quirk et al. 1985, closed classes (EnglishWords); own observation of magazine pages."])
  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.upper), ByteClassSet(.space))
  let language: Language? = .english

  /// What follows `A`, `I` and `O`, which are words themselves, in words of which the rest is none.
  private static let rests: [UInt8: WordSet] = [
    UInt8(ascii: "A"): WordSet("s t n nd ll fter lthough mong gainst lso ny"),
    UInt8(ascii: "I"): WordSet("t n f s nto ts"),
    UInt8(ascii: "O"): WordSet("n f ver nce ur nly r ther"),
  ]

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let space = view.firstIndex(of: 0x20, from: next) {
      next = space + 1
      guard view.byteClass(space - 1) == .upper, view.byteClass(next) == .lower,
        Self.opensSentence(space - 1, view)
      else { continue }
      let rest = view.word(at: next)
      guard rest.allSatisfy({ view.byteClass($0) == .lower }), Self.isWord(view[space - 1], rest, view) else {
        continue
      }
      findings.remove(space..<next, confidence: 0.95)
    }
  }

  /// Whether a line, a sentence or a quotation begins at an offset.
  private static func opensSentence(_ offset: Int, _ view: ByteView) -> Bool {
    var start = offset
    if view.reads("“", endingAt: start) || view.reads("‘", endingAt: start) { start -= 3 }
    if view.byteClass(start - 1) == .quote { start -= 1 }
    if view.byteClass(start - 1) == .newline { return true }
    guard view[start - 1] == 0x20 else { return false }
    // Behind a stop, but not that of an initial (`J. E he`).
    return (view.byteClass(start - 2) == .period && view.byteClass(start - 3) == .lower)
      || view.byteClass(start - 2) == .exclamation
  }

  private static func isWord(_ capital: UInt8, _ rest: Range<Int>, _ view: ByteView) -> Bool {
    if let rests = rests[capital] { return rests.contains(rest, in: view) }
    let word = rest.lowerBound - 2..<rest.upperBound
    let letters = [capital | 0x20] + view.bytes(rest)
    return word.count <= 12
      && (EnglishWords.sentenceOpeners.contains(letters) || EnglishWords.functionWords.contains(letters))
  }
}
