/// Finds accents that open a quotation which an apostrophe closes: `` `We left,' she said ``.
struct BacktickForQuote: Rule {
  let info = RuleInfo(
    id: "backtick-for-quote", stage: .quotes, category: .quotes, safety: .safe,
    summary: "An accent stands for an opening single quotation mark.",
    explanation: """
      TeX, the Treebank and CoreNLP open single quotations with \\` and close them with an apostrophe. The accent becomes \
      a mark like the one at the other end, where there is one. Accents on both sides, as code has them, stay.
      """,
    examples: [.init("He called it `late' twice.", "He called it 'late' twice.")],
    references: ["MacIntyre 1995, Treebank tokenization (sed script)"])

  let trigger: PairTrigger? = .anywhere(ByteClassSet(.backtick))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for paragraph in text.quotes.paragraphs {
      for mark in paragraph.marks where mark.spelling == .backtick && mark.role == .open {
        guard let index = mark.partner else { continue }
        let partner = paragraph.marks[index]
        let shape = partner.shape == .straight ? QuoteMark.Shape.straight : .opening
        findings.repair(
          mark.range, with: QuoteStyle.mark(isDouble: false, shape: shape),
          confidence: min(mark.confidence, partner.confidence))
      }
    }
  }
}
