/// Finds ranges and pairs that a tokenizer split at the en dash: `1980 – 87`, `the Alder – Vell line`.
struct SplitRange: Rule {
  let info = RuleInfo(
    id: "split-range", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A range of numbers is split at its en dash in tokenized text.",
    explanation: """
      Closed up between digits where the text is tokenized, but not between dates of several words. Between two names \
      (`the Alder – Vell line`) the language model says whether a hyphen would be likelier than a dash; a spaced en dash \
      anywhere else is a dash and stays.
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
        !Self.isDate(at: index + 4, view)
      else { continue }
      let place = index - 1..<index + 4
      if view.byteClass(index - 2) == .digit, view.byteClass(index + 4) == .digit {
        findings.repair(place, with: "–", confidence: 0.92, evidence: text.tokenization.evidence)
      } else if Self.isNames(before: index - 1, at: index + 4, view),
        let gain = text.likelihoodGain(of: Self.hyphen, for: place), gain > 1
      {
        // As for `split-hyphen`: one dash in a hundred is so much likelier as a hyphen.
        findings.repair(
          place, with: "–", confidence: 0.9, evidence: text.tokenization.evidence + [.likelihoodGain(gain)])
      }
    }
  }

  private static let hyphen = [UInt8(ascii: "-")]

  /// Whether two capitalised words stand on either side, behind a small one: a headline's dash has a name before it, too.
  private static func isNames(before offset: Int, at next: Int, _ view: ByteView) -> Bool {
    let end = view[offset - 1] == UInt8(ascii: ".") ? offset - 1 : offset
    let name = view.word(before: end)
    return view.isUpper(at: name.lowerBound) && view.isUpper(at: next) && view.byteClass(name.lowerBound - 1) == .space
      && view.byteClass(name.lowerBound - 2) == .lower
  }

  /// Whether a day and month stand at an offset: `1928 – 31 July 2017` is set with spaces.
  private static func isDate(at offset: Int, _ view: ByteView) -> Bool {
    let end = view.skip(ByteClassSet(.digit), from: offset)
    return view.byteClass(end) == .space && EnglishWords.monthNames.contains(view.word(at: end + 1), in: view)
  }
}
