/// Reports quotation marks without a partner.
struct UnbalancedQuote: Rule {
  let info = RuleInfo(
    id: "unbalanced-quote", stage: .quotes, category: .quotes, safety: .flagOnly, severity: .note,
    summary: "A double quotation mark has no partner.",
    explanation: """
      A mark that no reading of its paragraph can pair, a quotation opened again before it was closed, or one left open \
      at the end of a paragraph that the next does not take up with a mark of its own. Where the missing mark belongs \
      cannot be known, so the place is only reported.
      """,
    examples: [.init("He said “we won and left.", "He said “we won and left.")])
  let language: Language? = .english

  let trigger: PairTrigger? = .anywhere(ByteClassSet(.quote, .leadPunctuation))

  private static func lacksPartner(_ mark: QuoteMark) -> Bool {
    switch mark.role {
    case .stray, .reopen, .closeBoth, .orphanClose: true
    // A new paragraph or speech takes a quotation up with a mark by custom.
    case .resume: mark.left == .stop
    case .open, .close, .prime, .apostrophe: false
    }
  }

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for paragraph in text.quotes.paragraphs where paragraph.marks.first?.isDouble == true {
      for mark in paragraph.marks where Self.lacksPartner(mark) {
        findings.flag(mark.range, confidence: mark.confidence)
      }
      if paragraph.endsUnclosed, let last = paragraph.marks.last(where: \.opens) {
        findings.flag(last.range, confidence: 0.8)
      }
    }
  }
}
