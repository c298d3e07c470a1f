/// Finds ranges of numbers that a tokenizer parted at the en dash: `1980 – 87`.
struct SplitRange: Rule {
  let info = RuleInfo(
    id: "split-range", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A range of numbers is parted at its en dash in tokenized text.",
    explanation: """
      Closed up between digits where the text is tokenized; spaced en dashes between words are dashes and stay, 
      and so do those between dates of several words.
      """,
    examples: [.init("From 1980 – 87 , they said , it rained .", "From 1980–87 , they said , it rained .")],
    references: ["Chicago Manual of Style, 17th edition, 6.78"])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.leadPunctuation))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard text.tokenization.isTokenized else { return }
    let view = text.view
    var next = 0
    while let index = view.firstIndex(of: "–", from: next) {
      next = index + 3
      guard view.byteClass(index - 1) == .space, view.byteClass(index + 3) == .space,
        view.byteClass(index - 2) == .digit, view.byteClass(index + 4) == .digit, !Self.isDate(at: index + 4, view)
      else { continue }
      findings.repair(index - 1..<index + 4, with: "–", confidence: 0.92, evidence: text.tokenization.evidence)
    }
  }

  /// Whether a day and month stand at an offset: `1928 – 31 July 2017` is set with spaces.
  private static func isDate(at offset: Int, _ view: ByteView) -> Bool {
    let end = view.skip(ByteClassSet(.digit), from: offset)
    return view.byteClass(end) == .space && EnglishWords.months.contains(view.word(at: end + 1), in: view)
  }
}
