/// Finds bidirectional controls in text without letters written from right to left.
struct BidiControl: Rule {
  let info = RuleInfo(
    id: "bidi-control", stage: .encoding, category: .encoding, safety: .safe, severity: .note,
    summary: "A bidirectional control in text that runs from left to right only.",
    explanation: """
      Marks, embeddings, overrides and isolates steer the order in which Hebrew and Arabic mix with other scripts. Word \
      processors leave them in plain Latin text, where they do nothing but split words. They are removed if the whole \
      document has no letter written from right to left.
      """,
    examples: [.init("the\u{200E} minister\u{202C} left", "the minister left")],
    references: ["Unicode Standard Annex #9 (bidirectional algorithm)"])

  let trigger: PairTrigger? = .anywhere(.init(.leadPunctuation))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let characters = SpecialCharacters.of(text)
    guard !characters.hasRightToLeft else { return }
    for offset in characters.bidi { findings.remove(offset..<offset + 3) }
  }
}
