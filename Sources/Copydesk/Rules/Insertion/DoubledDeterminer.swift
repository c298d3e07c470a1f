/// Finds an article or possessive that stands twice: `by the the council`.
struct DoubledDeterminer: Rule {
  let info = RuleInfo(
    id: "doubled-determiner", stage: .insertion, category: .insertion, safety: .careful,
    summary: "An article or possessive stands twice in a row.",
    explanation: """
      `the the`, `a a`, `their their` are slips of typing, or a name put in with its article behind another article. \
      The second goes. A second one with a capital (`the The Hague`) may belong to a name and stays. Where the phrase \
      stands elsewhere too (`off by the the council`, and `the council` before), it may well be a mention that a \
      coreference resolver wrote over other words: that is reported and left to the stage `scramble`. All doublings \
      of a text with many of them are left to it without a word.
      """,
    examples: [
      .init("The vote was called off by the the council.", "The vote was called off by the council."),
      .init("A photograph in the The Hague archive.", "A photograph in the The Hague archive."),
    ],
    references: ["DoublingCensus"])
  let language: Language? = .english

  /// Something is wrong there in any case; whether a word is missing is for the stage `scramble` to say.
  ///
  /// In articles scrambled by program the phrase recurs in 217 of 228 doublings, in sound articles in four of ten.
  private static let phraseConfidence = 0.7

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.lower, .upper), ByteClassSet(.space))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let census = text.doublingCensus
    guard !census.isRewritten else { return }
    let doublings = census.doublings.filter { $0.kind == .determiner }
    let phrases = RecurringPhrases(beginningAt: doublings.map(\.second.lowerBound), in: text.view)
    for doubling in doublings {
      if phrases.contains(phraseAt: doubling.second.lowerBound, in: text.view) {
        findings.flag(doubling.range, confidence: Self.phraseConfidence)
      } else {
        findings.remove(doubling.removal, confidence: 0.95)
      }
    }
  }
}
