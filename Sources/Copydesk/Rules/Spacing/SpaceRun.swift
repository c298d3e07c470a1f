/// Finds runs of two or more spaces inside a line.
struct SpaceRun: Rule {
  let info = RuleInfo(
    id: "space-run", stage: .spacing, category: .spacing, safety: .safe, severity: .note,
    summary: "Several spaces stand where one is enough.",
    explanation: """
      The run becomes one space. Indentation at the start of a line stays, and so do lines that look like a table: two \
      or more wide runs in the line and in a neighbouring one.
      """,
    examples: [.init("He   left.  She stayed.", "He left. She stayed.")])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.space))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var index = 0
    while let start = view.firstIndex(of: "  ", from: index) {
      index = start
      let end = view.skip(ByteClassSet(.space), from: index)
      let isInside = view.byteClass(index - 1) != .newline && view.byteClass(end) != .newline
      if isInside, !text.tableLines.contains(index) {
        findings.repair(index..<end, with: " ")
      }
      index = end
    }
  }
}
