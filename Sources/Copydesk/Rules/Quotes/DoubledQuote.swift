/// Finds doubled marks: `““yes””`.
struct DoubledQuote: Rule {
  let info = RuleInfo(
    id: "doubled-quote", stage: .quotes, category: .quotes, safety: .safe,
    summary: "A curly double quotation mark is written twice.",
    explanation: """
      Two like curly marks side by side become one. Straight marks may be an empty quotation and stay.
      """,
    examples: [.init("““Yes,”” she said.", "“Yes,” she said.")])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.continuation), ByteClassSet(.leadPunctuation))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var index = 0
    while let lead = view.firstIndex(of: 0xE2, from: index) {
      index = lead
      if view.reads("““", at: index) || view.reads("””", at: index) {
        findings.remove(index + 3..<index + 6, confidence: 0.95)
        index += 6
      } else {
        index += 1
      }
    }
  }
}
