/// Reports that the whole text is tokenized, by which scheme, and how sure that is.
struct TokenizedText: Rule {
  let info = RuleInfo(
    id: "tokenized-text", stage: .spacing, category: .spacing, safety: .flagOnly, severity: .note,
    summary: "The text is tokenized: most marks stand between spaces.",
    explanation: """
      Counts over the whole text decide whether a tokenizer went over it, and which. Rules that would be bold on prose \
      (joining hyphens, numbers, currency signs) act only behind this gate. The text itself is not edited by this rule.
      """,
    examples: [.init("It rained , he said . They do n't mind .", "It rained , he said . They do n't mind .")],
    references: ["Counts and schemes: see TokenizationGate"])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.space), ByteClassSet(.comma, .period, .exclamation, .colon, .apostrophe))

  let reportsOriginal = true

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let gate = text.tokenization
    guard gate.isTokenized else { return }
    // The finding is about the whole text, and so stands at its start and marks nothing.
    findings.flag(0..<0, confidence: min(0.99, gate.spacedShare), evidence: gate.evidence)
  }
}
