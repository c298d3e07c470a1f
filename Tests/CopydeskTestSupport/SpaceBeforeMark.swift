import Copydesk

/// A tiny rule for tests: takes out a space before a comma or full stop.
struct SpaceBeforeMark: Rule {
  let info = RuleInfo(
    id: "space-before-mark", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A space before a comma or full stop.", explanation: "For tests.",
    examples: [RuleInfo.Example("a , b", "a, b")])

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for offset in 0..<text.count where text.view[offset] == 0x20 {
      let next = text.view[offset + 1]
      if next == 0x2C || next == 0x2E { findings.remove(offset..<offset + 1) }
    }
  }
}
