/// Finds compounds that a tokenizer parted at the hyphen: `ten - storey`, `20 - year - old`.
struct SplitHyphen: Rule {
  let info = RuleInfo(
    id: "split-hyphen", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A hyphenated word is parted by spaces in tokenized text.",
    explanation: """
      spaCy and naive splitters set hyphens off. They are joined where the text is tokenized and its hyphens stand \
      alone throughout; a text with hyphenated words left whole has spaced hyphens for dashes, which stay. \
      A suspended hyphen (`two- and three-year`) keeps the space behind it.
      """,
    examples: [
      .init(
        "The ten - storey block , a well - known one , fell .", "The ten-storey block , a well-known one , fell ."),
      .init("A two - and three - year plan , they said .", "A two- and three-year plan , they said ."),
    ],
    references: ["spaCy English infixes: hyphens between letters"])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.hyphen))

  private let conjunctions = WordSet("and or to but nor")

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard text.tokenization.splitsHyphens else { return }
    let view = text.view
    var index = 0
    while let hyphen = view.firstIndex(of: UInt8(ascii: "-"), from: index) {
      index = hyphen + 1
      guard view.byteClass(hyphen - 1) == .space, view.byteClass(hyphen + 1) == .space,
        Self.endsWord(before: hyphen - 1, view), view.isWord(at: hyphen + 2)
      else { continue }
      let next = view.word(at: hyphen + 2)
      let isSuspended = conjunctions.contains(next, in: view) && Self.hasHyphen(afterWordBehind: next.upperBound, view)
      let end = isSuspended ? hyphen + 1 : hyphen + 2
      findings.repair(hyphen - 1..<end, with: "-", confidence: 0.9, evidence: text.tokenization.evidence)
    }
  }

  /// Whether the word behind a conjunction is itself hyphenated: `two - and three - year`, but `ship - to - ship`.
  private static func hasHyphen(afterWordBehind end: Int, _ view: ByteView) -> Bool {
    guard view.byteClass(end) == .space, view.isWord(at: end + 1) else { return false }
    return view.reads(" - ", at: view.word(at: end + 1).upperBound)
  }

  /// Whether a word or an abbreviation (`U.S. - led`) ends before an offset.
  private static func endsWord(before offset: Int, _ view: ByteView) -> Bool {
    view.isWord(before: offset) || view[offset - 1] == UInt8(ascii: ".") && view.byteClass(offset - 2) == .upper
  }
}
