import Copydesk

/// A tiny rule for tests: a straight apostrophe becomes a curly one.
struct StraightApostrophe: Rule {
  let info = RuleInfo(
    id: "straight-apostrophe", stage: .quotes, category: .quotes, safety: .safe, summary: "A straight apostrophe.",
    explanation: "For tests.", examples: [RuleInfo.Example("it's", "it’s")])

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for offset in 0..<text.count where text.view[offset] == 0x27 { findings.repair(offset..<offset + 1, with: "’") }
  }
}
