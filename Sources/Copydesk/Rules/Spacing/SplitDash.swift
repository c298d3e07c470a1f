/// Finds dashes of two hyphens that a naive tokenizer split: `word - - word`.
struct SplitDash: Rule {
  let info = RuleInfo(
    id: "split-dash", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A dash typed as two hyphens is split in naively tokenized text.",
    explanation: """
      Splitters that set every mark off make `- -` of the typewriter's dash. The hyphens are joined and the spaces \
      around them kept.
      """,
    examples: [.init("It ' s late - - too late , they don ' t wait .", "It ' s late -- too late , they don ' t wait .")]
  )

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.hyphen))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard text.tokenization.isTokenized, text.tokenization.splitsHyphens || text.tokenization.scheme == .naive else {
      return
    }
    let view = text.view
    var index = 0
    while let hyphen = view.firstIndex(of: UInt8(ascii: "-"), from: index) {
      index = hyphen + 1
      // A row of hyphens is a rule across the page.
      guard view.reads(" - - ", at: hyphen - 1), view.byteClass(hyphen - 2) != .hyphen,
        view.byteClass(hyphen + 4) != .hyphen
      else { continue }
      findings.remove(hyphen + 1..<hyphen + 2, confidence: 0.93, evidence: text.tokenization.evidence)
      index = hyphen + 3
    }
  }
}
