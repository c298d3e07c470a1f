/// Finds signs of inches that stand for quotation marks: `“Yes,″ she said`.
struct PrimeForQuote: Rule {
  let info = RuleInfo(
    id: "prime-for-quote", stage: .quotes, category: .quotes, safety: .safe,
    summary: "The sign of inches or seconds stands for a quotation mark.",
    explanation: """
      Some editing systems turn a straight mark into ″ (U+2033). The sign becomes the mark its partner is, curly or \
      straight, where it opens or closes a quotation that has a mark at its other end. Behind a digit it is left where \
      the quotation does without it.
      """,
    examples: [.init("“Yes,″ she said.", "“Yes,” she said.")])

  let trigger: PairTrigger? = .anywhere(ByteClassSet(.leadPunctuation))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for paragraph in text.quotes.paragraphs {
      let marks = paragraph.marks
      for mark in marks where mark.spelling == .doublePrime {
        guard let index = mark.partner, let wanted = mark.shapeByRole else { continue }
        let partner = marks[index]
        let isCurly =
          partner.spelling == .doublePrime
          ? marks.contains { $0.shape != .straight } : partner.shape != .straight
        findings.repair(
          mark.range, with: QuoteStyle.mark(isDouble: true, shape: isCurly ? wanted : .straight),
          confidence: min(mark.confidence, partner.confidence))
      }
    }
  }
}
