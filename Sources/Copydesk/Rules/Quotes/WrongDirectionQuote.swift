/// Finds curly marks that point the wrong way: `shocked“,`, `”yes“`, `‘90s`.
struct WrongDirectionQuote: Rule {
  let info = RuleInfo(
    id: "wrong-direction-quote", stage: .quotes, category: .quotes, safety: .safe,
    summary: "A curly quotation mark or apostrophe points the wrong way.",
    explanation: """
      Programs that curl marks by the space before them turn the marks behind dashes, brackets and left-out letters the \
      wrong way. A mark is turned where pairing it with the others of its paragraph leaves no doubt. Straight marks stay \
      straight; German „ “ and other languages' marks stay as they are.
      """,
    examples: [
      .init("She was not “shocked“, he said.", "She was not “shocked”, he said."),
      .init("Music of the ‘90s.", "Music of the ’90s."),
    ],
    references: ["CLDR transform Any-Publishing: direction by context"])
  let language: Language? = .english

  let trigger: PairTrigger? = .anywhere(ByteClassSet(.leadPunctuation))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for paragraph in text.quotes.paragraphs {
      for mark in paragraph.marks where mark.shape != .straight && mark.spelling == .plain {
        guard let wanted = mark.shapeByRole, mark.shape != wanted else { continue }
        // An apostrophe in opening form must be one beyond doubt: `‘Round Midnight’` opens a quotation.
        if mark.role == .apostrophe, mark.apostropheCost > 0.3 { continue }
        let bytes = QuoteStyle.mark(isDouble: mark.isDouble, shape: wanted)
        findings.repair(mark.range, with: bytes, confidence: mark.confidence)
      }
    }
  }
}
