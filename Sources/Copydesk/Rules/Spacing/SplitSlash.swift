/// Finds alternatives and dates that a tokenizer split at the slash: `and / or`, `9 / 11`.
struct SplitSlash: Rule {
  let info = RuleInfo(
    id: "split-slash", stage: .spacing, category: .spacing, safety: .safe,
    summary: "Words or numbers are split at a slash in tokenized text.",
    explanation: """
      Joined only where a tokenizer that parts slashes (Moses, spaCy, naive splitters) went over the text. In prose a spaced \
      slash is a choice (lines of verse, bilingual names) and stays, as it does before the capital of a new line of verse.
      """,
    examples: [
      .init("Don ' t go , they said , with a coat and / or hat .", "Don ' t go , they said , with a coat and/or hat .")
    ])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.slash))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let scheme = text.tokenization.scheme
    guard text.tokenization.isTokenized, scheme == .naive || scheme == .spaCy || scheme == .moses else { return }
    let view = text.view
    var index = 0
    while let slash = view.firstIndex(of: UInt8(ascii: "/"), from: index) {
      index = slash + 1
      guard view.byteClass(slash - 1) == .space, view.byteClass(slash + 1) == .space,
        view.isWord(before: slash - 1), view.isWord(at: slash + 2),
        !view.isUpper(at: slash + 2) || view.isUpper(at: view.word(before: slash - 1).lowerBound)
      else { continue }
      findings.repair(slash - 1..<slash + 2, with: "/", confidence: 0.9, evidence: text.tokenization.evidence)
    }
  }
}
