/// Finds French pronouns behind their verb that a tokenizer separated from it: `dit -il`, `a -t-elle`.
struct SpacedInversion: Rule {
  let info = RuleInfo(
    id: "spaced-inversion", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A space stands before the hyphen of a French pronoun behind its verb.",
    explanation: """
      Tokenizers for French take `-il`, `-elle` and their like for words. In French paragraphs the space before such a \
      hyphen goes; a hyphen with a space on either side may be a dash and stays.
      """,
    examples: [
      .init("C'est fini , dit -il , et la digue est à nous .", "C'est fini , dit-il , et la digue est à nous .")
    ],
    references: ["French Treebank tokenization (Abeillé et al. 2003)"])
  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.hyphen))
  let language: Language? = .french

  private static let pronouns = WordSet(
    "il elle ils elles on je tu nous vous t ce là moi toi lui leur le la les y en ci")

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let space = view.firstIndex(of: " -", from: next) {
      next = space + 2
      let pronoun = view.word(at: next)
      guard view.isWord(before: space), Self.pronouns.contains(pronoun, in: view) else { continue }
      // `-t` is an option unless a pronoun follows it: `a -t-elle`, `a -t -il`.
      let isJoint = view.reads("-", at: pronoun.upperBound) || view.reads(" -", at: pronoun.upperBound)
      if pronoun.count == 1, !isJoint { continue }
      findings.remove(space..<space + 1, confidence: 0.97)
    }
  }
}
