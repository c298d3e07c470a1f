/// Finds an article or possessive that stands twice: `by the the council`.
struct DoubledDeterminer: Rule {
  let info = RuleInfo(
    id: "doubled-determiner", stage: .insertion, category: .insertion, safety: .careful,
    summary: "An article or possessive stands twice in a row.",
    explanation: """
      `the the`, `a a`, `their their` are slips of typing, or a name put in with its article behind another article. \
      The second goes. A second one with a capital (`the The Hague`) may belong to a name and stays, and so do all in a \
      text with many doublings, where they mark places of lost words; the stage `scramble` looks at those.
      """,
    examples: [
      .init("The vote was called off by the the council.", "The vote was called off by the council."),
      .init("A photograph in the The Hague archive.", "A photograph in the The Hague archive."),
    ],
    references: ["DoublingCensus"])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.lower, .upper), ByteClassSet(.space))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let census = text.doublingCensus
    guard !census.isRewritten else { return }
    for doubling in census.doublings where doubling.kind == .determiner {
      findings.remove(doubling.removal, confidence: 0.95)
    }
  }
}
