/// White space before the first word of a document.
struct LeadingWhiteSpace: Rule {
  let info = RuleInfo(
    id: "leading-white-space", stage: .layout, category: .layout, safety: .safe, severity: .note,
    summary: "White space or blank lines before the first word of the document.",
    explanation: """
      Crawlers leave behind the spaces and blank lines that stood between the page's template and its text. They are
      removed. Where most of the other lines are indented too, as in verse or code, the first line keeps its indentation
      and only blank lines before it go. A document of white space alone stays as it is.
      """,
    examples: [RuleInfo.Example("\n   The council met on Monday.", "The council met on Monday.")],
    references: ["Own observation of public news crawls."])

  let trigger: PairTrigger? = PairTrigger(
    ByteClassSet(.newline), ByteClassSet(.space, .tab, .newline, .leadLatin))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let lines = text.lineLayout.lines
    guard let first = lines.first, first.body.lowerBound > 0 else { return }
    let indented = lines.dropFirst().count { $0.body.lowerBound > $0.range.lowerBound }
    let end = indented * 2 > lines.count - 1 ? first.range.lowerBound : first.body.lowerBound
    if end > 0 { findings.remove(0..<end) }
  }
}
