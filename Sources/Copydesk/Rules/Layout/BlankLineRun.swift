/// Two or more blank lines in a row.
struct BlankLineRun: Rule {
  let info = RuleInfo(
    id: "blank-line-run", stage: .layout, category: .layout, safety: .safe, severity: .note,
    summary: "Two or more blank lines between two lines of text.",
    explanation: """
      Where a picture, an advertisement or a widget was taken out of a page, its empty lines stay behind. All but the
      first blank line are removed. Lines that hold only white space count as blank. The indentation of the line that
      follows stays.
      """,
    examples: [RuleInfo.Example("The council met.\n\n\n \nIt agreed.", "The council met.\n\nIt agreed.")],
    references: ["Own observation of public news crawls."])

  let trigger: PairTrigger? = PairTrigger(
    ByteClassSet(.newline), ByteClassSet(.newline, .space, .tab, .leadLatin))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let layout = text.lineLayout
    var previousEnd = layout.lines.first?.range.upperBound ?? 0
    for line in layout.lines.dropFirst() {
      if line.blankLinesBefore >= 2 {
        let blankLine = Self.afterTerminator(at: previousEnd, in: text.view)
        let terminator = text.view.skip(ByteClassSet(rawValue: ~ByteClassSet(.newline).rawValue), from: blankLine)
        let keptEnd = Self.afterTerminator(at: terminator, in: text.view)
        if keptEnd < line.range.lowerBound { findings.remove(keptEnd..<line.range.lowerBound) }
      }
      previousEnd = line.range.upperBound
    }
  }

  private static func afterTerminator(at offset: Int, in view: ByteView) -> Int {
    view[offset] == 0x0D && view[offset + 1] == 0x0A ? offset + 2 : offset + 1
  }
}
