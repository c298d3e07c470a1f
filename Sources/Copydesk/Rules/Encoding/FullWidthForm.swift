/// Finds full-width forms of ASCII outside East Asian text.
struct FullWidthForm: Rule {
  let info = RuleInfo(
    id: "full-width-form", stage: .encoding, category: .encoding, safety: .safe,
    summary: "A full-width form of an ASCII character on a line without East Asian text.",
    explanation: """
      East Asian input methods and some converters write ASCII letters, digits and marks as wide as Han characters. On \
      a line without Chinese, Japanese or Korean they become ASCII, marks with the space they hold in themselves, and 。 \
      and 、 a stop and a comma. On a line with such text they stay, since there they are its punctuation.
      """,
    examples: [
      .init("Ｆｌｉｇｈｔ　ＡＢ１２ left", "Flight　AB12 left"),
      .init("The mayor，who was late，left。", "The mayor, who was late, left."),
    ],
    references: ["Unicode Standard Annex #11 (East Asian width)"])

  let trigger: PairTrigger? = .anywhere(.init(.leadOther))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    for offset in EastAsianText.outside(SpecialCharacters.of(text).fullWidth, in: text) {
      let ascii = Self.ascii(view.scalar(at: offset).value)
      guard let ascii else { continue }
      let end = offset + 3
      switch ByteClass(ascii) {
      case .comma, .period, .colon, .exclamation, .closing:
        // A mark is as wide as itself and a space, but not inside a number or a word of ASCII.
        let isInside = view.byteClass(offset - 1) == .digit && view.byteClass(end) == .digit
        let isBeforeWord = view.isWord(at: end) || view.reads("“", at: end) || view.reads("（", at: end)
        findings.repair(
          offset..<end, with: isBeforeWord && !isInside && !Self.isFullWidth(end, view) ? [ascii, 0x20] : [ascii])
      case .opening:
        findings.repair(
          offset..<end, with: view.isWord(before: offset) && view[offset - 1] < 0x80 ? [0x20, ascii] : [ascii])
      default: findings.repair(offset..<end, with: [ascii])
      }
    }
  }

  /// The ASCII character of a full-width form or of an ideographic stop or comma.
  private static func ascii(_ value: UInt32) -> UInt8? {
    switch value {
    case 0xFF01...0xFF5E: UInt8(value - 0xFEE0)
    case 0x3001: UInt8(ascii: ",")
    case 0x3002: UInt8(ascii: ".")
    default: nil
    }
  }

  /// Whether a full-width letter or figure stands at an offset.
  private static func isFullWidth(_ offset: Int, _ text: ByteView) -> Bool {
    text[offset] == 0xEF && (text[offset + 1] == 0xBC || text[offset + 1] == 0xBD)
  }
}
