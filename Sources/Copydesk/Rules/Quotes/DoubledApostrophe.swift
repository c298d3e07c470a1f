/// Finds quotations set in doubled apostrophes: `''Yes,'' she said`, `“Yes,’’ she said`.
struct DoubledApostrophe: Rule {
  let info = RuleInfo(
    id: "doubled-apostrophe", stage: .quotes, category: .quotes, safety: .safe,
    summary: "Two apostrophes or single marks stand for a double quotation mark.",
    explanation: """
      Writers and converters type '' for ", and ’’ for ”. Two of them are read as one mark when the quotations of the \
      paragraph are paired, and put right where the pair is complete, or where the text has complete pairs elsewhere and \
      the mark's spacing says what it does. Feet and seconds (6'' by 4'') and marks inside another quotation stay.
      """,
    examples: [
      .init("''Yes,'' she said.", "\"Yes,\" she said."),
      .init("“Yes,’’ she said.", "“Yes,” she said."),
    ])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.apostrophe), ByteClassSet(.apostrophe))
    | PairTrigger(ByteClassSet(.continuation), ByteClassSet(.leadPunctuation))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let paragraphs = text.quotes.paragraphs.filter { $0.marks.contains { $0.spelling == .doubled } }
    let hasPair = paragraphs.contains { $0.marks.contains { $0.spelling == .doubled && $0.partner != nil } }
    for paragraph in paragraphs where hasPair {
      for mark in paragraph.marks where mark.spelling == .doubled {
        guard let wanted = mark.shapeByRole, mark.role == .close ? mark.depth < 2 : mark.depth < 1 || mark.role != .open
        else { continue }
        var confidence = mark.confidence
        if let partner = mark.partner {
          confidence = min(confidence, paragraph.marks[partner].confidence)
        } else if !mark.isSetByRole {
          continue
        }
        let shape = mark.shape == .straight ? .straight : wanted
        findings.repair(
          mark.range, with: QuoteStyle.mark(isDouble: true, shape: shape), confidence: confidence)
      }
    }
  }
}
