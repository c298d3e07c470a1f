/// Finds full-width forms of ASCII outside East Asian text.
struct FullWidthFormRule: Rule {
  let info = RuleInfo(
    id: "full-width-form", stage: .encoding, category: .encoding, safety: .safe,
    summary: "A full-width form of an ASCII character on a line without East Asian text.",
    explanation: """
      East Asian input methods and some converters write ASCII letters, digits and marks as wide as Han characters. On \
      a line without Chinese, Japanese or Korean they become ASCII. On a line with such text they stay, since there \
      they are its punctuation.
      """,
    examples: [.init("Ｆｌｉｇｈｔ　ＡＢ１２ left", "Flight　AB12 left")],
    references: ["Unicode Standard Annex #11 (East Asian width)"])

  let trigger: PairTrigger? = .anywhere(.init(.leadOther))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for offset in EastAsianText.outside(SpecialCharacters.of(text).fullWidth, in: text) {
      let value = text.view.scalar(at: offset).value
      guard value >= 0xFF01, value <= 0xFF5E else { continue }
      findings.repair(offset..<offset + 3, with: UTF8Bytes.encode(value - 0xFEE0))
    }
  }
}
