/// A line that credits a picture the text does not hold.
struct PhotoCreditLine: Rule {
  let info = RuleInfo(
    id: "photo-credit-line", stage: .layout, category: .layout, safety: .flagOnly, severity: .note,
    summary: "A short line that credits the photographer or agency of a picture.",
    explanation: """
      A picture's credit stays behind when the picture is cut: `Photo: Jane Ames/Reuters`. Lines of at most 80 bytes that
      open with such a label and a colon are reported. They are kept, as some articles speak of their pictures, and
      captions with a credit at their end are not looked for.
      """,
    examples: [
      RuleInfo.Example("The bridge is shut.\n\nPhoto: Jane Ames", "The bridge is shut.\n\nPhoto: Jane Ames")
    ],
    references: ["Own observation of public news crawls."])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.lower, .upper, .space), ByteClassSet(.colon))

  private static let labels: [StaticString] = [
    "photo", "photos", "photo by", "photo credit", "photograph", "image", "image credit", "image copyright", "picture",
    "pictures", "picture credit", "credit",
  ]

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for line in text.lineLayout.lines where line.body.count <= 80 {
      let start = text.view[line.body.lowerBound] == UInt8(ascii: "(") ? line.body.lowerBound + 1 : line.body.lowerBound
      switch text.view[start] | 0x20 {
      case UInt8(ascii: "p"), UInt8(ascii: "i"), UInt8(ascii: "c"): break
      default: continue
      }
      let isCredit = Self.labels.contains { label in
        let end = start + label.utf8CodeUnitCount
        guard text.view.readsIgnoringCase(label, at: start) else { return false }
        let colon = WhiteSpace.skip(end..<max(end, line.body.upperBound), in: text.view)
        return colon + 1 < line.body.upperBound && text.view[colon] == UInt8(ascii: ":")
      }
      if isCredit { findings.flag(line.body, confidence: 0.8) }
    }
  }
}
