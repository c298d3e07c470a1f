/// White space at the end of lines and blank lines at the end of the document.
struct TrailingWhiteSpace: Rule {
  let info = RuleInfo(
    id: "trailing-white-space", stage: .layout, category: .layout, safety: .safe, severity: .note,
    summary: "White space at the end of a line, or blank lines at the end of the document.",
    explanation: """
      White space that nobody sees, left by templates and editors. It is removed, on blank lines too. The document's
      last line keeps its terminator if it has one; blank lines behind it go. Markdown reads two spaces at a line's end
      as a line break; news text does not. A document of white space alone stays as it is.
      """,
    examples: [
      RuleInfo.Example("The council met.  \nIt agreed.", "The council met.\nIt agreed."),
      RuleInfo.Example("The council met.\n\n\n", "The council met.\n"),
    ],
    references: ["Own observation of public news crawls."])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.space, .tab, .newline, .continuation), ByteClassSet(.newline))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard let last = text.lineLayout.lines.last else { return }
    for line in text.lines where line.lowerBound <= last.range.lowerBound {
      let end = WhiteSpace.skipBack(line, in: text.view)
      if end < line.upperBound { findings.remove(end..<line.upperBound) }
    }
    var end = last.range.upperBound
    if text.view[end] == 0x0D, text.view[end + 1] == 0x0A { end += 1 }
    if end + 1 < text.count { findings.remove(end + 1..<text.count) }
  }
}
