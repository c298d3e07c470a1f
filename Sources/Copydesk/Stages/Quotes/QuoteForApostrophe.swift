/// Finds apostrophes that a normalizer turned into quotation marks: `It"s`.
struct QuoteForApostrophe: Rule {
  let info = RuleInfo(
    id: "quote-for-apostrophe", stage: .quotes, category: .quotes, safety: .safe,
    summary: "A double quotation mark stands for an apostrophe inside a word.",
    explanation: """
      Normalizers that map every curly mark to `"` also hit apostrophes. The apostrophe is put back between a letter and \
      one of English's clitics (s, t, re, ve, ll, d, m).
      """,
    examples: [.init("It\"s late, they don\"t know.", "It's late, they don't know.")],
    references: ["Moses normalize-punctuation.perl maps ’ to a double mark"])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.lower, .upper), ByteClassSet(.quote))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    var index = 0
    while let mark = text.view.firstIndex(of: 0x22, from: index) {
      index = mark + 1
      if Self.matches(mark, text.view) { findings.repair(mark..<mark + 1, with: "'", confidence: 0.93) }
    }
  }

  /// Whether the mark at an offset stands between a letter and a clitic.
  static func matches(_ mark: Int, _ view: ByteView) -> Bool {
    guard ByteClassSet.letter.contains(view.byteClass(mark - 1)), let length = Clitic.length(at: mark + 1, in: view),
      view.byteClass(mark + 1 + length) != .quote
    else { return false }
    let isNegation = length == 1 && view[mark + 1] | 0x20 == UInt8(ascii: "t")
    return !isNegation || view[mark - 1] | 0x20 == UInt8(ascii: "n")
  }
}
