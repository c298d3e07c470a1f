/// Finds alternatives and dates that a tokenizer parted at the slash: `and / or`, `9 / 11`.
struct SplitSlash: Rule {
  let info = RuleInfo(
    id: "split-slash", stage: .spacing, category: .spacing, safety: .safe,
    summary: "Words or numbers are parted at a slash in tokenized text.",
    explanation: """
      Joined only where the text is tokenized. In prose a spaced slash is a choice (lines of verse, bilingual names) \
      and stays.
      """,
    examples: [.init("Bring a coat and / or a hat , they said , it is cold .", "Bring a coat and/or a hat , they said , it is cold .")])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.slash))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard text.tokenization.isTokenized else { return }
    let view = text.view
    var index = 0
    while let slash = view.firstIndex(of: UInt8(ascii: "/"), from: index) {
      index = slash + 1
      guard view.byteClass(slash - 1) == .space, view.byteClass(slash + 1) == .space,
        view.isWord(before: slash - 1), view.isWord(at: slash + 2)
      else { continue }
      findings.repair(slash - 1..<slash + 2, with: "/", confidence: 0.9, evidence: text.tokenization.evidence)
    }
  }
}
