/// Reports quotations that a curly mark opens and a straight one closes, or the other way round: `“done."`.
struct MismatchedQuote: Rule {
  let info = RuleInfo(
    id: "mismatched-quote", stage: .quotes, category: .quotes, safety: .flagOnly, severity: .note,
    summary: "A quotation has a curly mark at one end and a straight one at the other.",
    explanation: """
      Where text is put together from two sources, or an editor curls only what is typed anew, a quotation may open in \
      one style and close in the other. Which was meant cannot be known, and readers see no difference; the straight \
      mark is reported.
      """,
    examples: [.init("“We won,\" he said.", "“We won,\" he said.")])

  let trigger: PairTrigger? = .anywhere(ByteClassSet(.quote))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for paragraph in text.quotes.paragraphs {
      for mark in paragraph.marks where mark.isDouble && mark.shape == .straight && mark.spelling == .plain {
        guard let index = mark.partner, paragraph.marks[index].shape != .straight else { continue }
        findings.flag(mark.range, confidence: min(mark.confidence, paragraph.marks[index].confidence))
      }
    }
  }
}
