/// Finds dashes with uneven or repeated spaces around them: `Rook   —    who`.
struct UnevenDash: Rule {
  let info = RuleInfo(
    id: "uneven-dash", stage: .punctuation, category: .punctuation, safety: .safe, severity: .note,
    summary: "A dash has runs of spaces around it, or a space on one side only.",
    explanation: """
      A dash set off by several spaces gets one on either side. An em dash with a space on one side only gets the other \
      where the text sets its other dashes so. Ranges (`1990–95`), closed-up dashes and dashes at the edge of a line or \
      of a quotation stay.
      """,
    examples: [.init("The mayor   —    who left — smiled.", "The mayor — who left — smiled.")],
    references: ["Pattern observed in Kaggle's \"All the News\""])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.space), ByteClassSet(.leadPunctuation))
    | PairTrigger(ByteClassSet(.continuation), ByteClassSet(.space))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    let spaces = ByteClassSet(.space)
    var index = 0
    while let lead = view.firstIndex(of: 0xE2, from: index) {
      index = lead
      guard view[index + 1] == 0x80, view[index + 2] == 0x94 || view[index + 2] == 0x93 else {
        index += 1
        continue
      }
      let dash = index..<index + 3
      index += 3
      let start = view.skipBack(spaces, from: dash.lowerBound)
      let end = view.skip(spaces, from: dash.upperBound)
      let isInside = view.byteClass(start - 1) != .newline && view.byteClass(end) != .newline
      let isWide = dash.lowerBound - start > 1 || end - dash.upperBound > 1
      guard isInside, isWide,
        view.isWord(at: end) || view.byteClass(end) == .quote || view[end] >= 0x80 || view.byteClass(end) == .currency
          || view.byteClass(end) == .opening
      else { continue }
      findings.repair(start..<end, with: [0x20] + view.bytes(dash) + [0x20], confidence: 0.97)
    }
  }
}
