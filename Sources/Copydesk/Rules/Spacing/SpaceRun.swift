/// Finds runs of two or more spaces inside a line.
struct SpaceRun: Rule {
  let info = RuleInfo(
    id: "space-run", stage: .spacing, category: .spacing, safety: .safe, severity: .note,
    summary: "Several spaces stand where one is enough.",
    explanation: """
      The run becomes one space. Indentation at the start of a line stays, and so do lines that look like a table: two \
      or more wide runs in the line and in a neighbouring one. A run that is the trace of a dropped word stays, too, \
      unless `--gap drop` is asked for; before a clitic (`up   ’s doors`) it stays even then, since closing it would make a \
      possessive of another word.
      """,
    examples: [.init("He left.   She  stayed.", "He left. She stayed.")])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.space))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var index = 0
    while let start = view.firstIndex(of: "  ", from: index) {
      index = start
      let end = view.skip(ByteClassSet(.space), from: index)
      let isInside = view.byteClass(index - 1) != .newline && view.byteClass(end) != .newline
      if isInside, !text.tableLines.contains(index), !isTrace(index..<end, text) {
        findings.repair(index..<end, with: " ")
      }
      index = end
    }
  }

  /// Whether a run is to stay as the trace of a dropped word.
  private func isTrace(_ run: Range<Int>, _ text: WorkingText) -> Bool {
    let gaps = text.droppedWords
    return gaps.keeps(run.lowerBound, under: text.gapPolicy)
      || Apostrophe.length(at: run.upperBound, in: text.view) != nil && gaps.contains(run.lowerBound)
  }
}
