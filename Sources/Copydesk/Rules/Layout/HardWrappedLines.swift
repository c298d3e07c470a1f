/// Paragraphs broken into lines of a fixed width.
struct HardWrappedLines: Rule {
  let info = RuleInfo(
    id: "hard-wrapped-lines", stage: .layout, category: .layout, safety: .safe, severity: .note,
    summary: "A line break put inside a paragraph by wrapping at a fixed width.",
    explanation: """
      Mail, wire services and converters break paragraphs at a fixed column. The break becomes a space, if the whole text is
      wrapped: no line is wider than 50 to 100 columns, at least nine in ten lines are so full that the next line's
      first word would not have fitted, and at least four in ten go on in lower case. Verse, lists, tables,
      headlines, indented lines and lines that end early keep their breaks. Languages without lower case or
      without spaces are not looked at.
      """,
    examples: [
      RuleInfo.Example(
        """
        The council met on Monday to talk about the old bridge over the
        river, which has been shut since the flood of last spring, and
        agreed that the repair should begin before the summer, although
        nobody could say where the money for it would come from in the
        end.
        """,
        """
        The council met on Monday to talk about the old bridge over the river, which has been shut since the flood of \
        last spring, and agreed that the repair should begin before the summer, although nobody could say where the \
        money for it would come from in the end.
        """)
    ],
    references: ["RFC 3676 (format=flowed) on lines of mail; thresholds by own choice, see LineWrapping."])

  let trigger: PairTrigger? = PairTrigger(.any, ByteClassSet(.newline))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let wrapping = text.lineWrapping
    for place in wrapping.breaks where !HyphenatedLineBreak.splitsWord(place, in: text.view) {
      // A dash that touches its word stands between two words without spaces.
      let isTightDash =
        text.view.reads("—", endingAt: place.end) && text.view.byteClass(place.end - 4) != .space
      findings.repair(
        place.end..<place.start, with: isTightDash ? "" : " ", confidence: 0.95,
        evidence: [Evidence("width", "\(wrapping.width)")])
    }
  }
}
