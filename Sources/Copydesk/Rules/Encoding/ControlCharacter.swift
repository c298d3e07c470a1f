/// Finds control characters other than tab and line breaks.
struct ControlCharacter: Rule {
  /// The share of C0 controls, one in so many bytes, above which the text is taken for binary data.
  static let binaryShare = 10

  let info = RuleInfo(
    id: "control-character", stage: .encoding, category: .encoding, safety: .safe,
    summary: "A control character other than tab and line breaks.",
    explanation: """
      Controls come from databases, PDF extraction and encoding mistakes. U+0080...U+009F are windows-1252 bytes read \
      as ISO-8859-1 and become the quote, dash or letter that byte means; U+0080 before one of the bytes of a quote or dash is \
      what UTF-8 leaves of it without its first byte, and becomes that mark. U+0085 becomes an ellipsis beside other such \
      characters and a line break otherwise, as U+2028 and U+2029 do. The low bytes of ’ “ ” – — (19, 1C, 1D, 13, 14) \
      become the mark again where it fits its place. Terminal colour sequences and all other controls are removed. A \
      text in which every tenth byte is a control is taken for binary data and left alone.
      """,
    examples: [
      .init("It\u{92}s \u{93}done\u{94}", "It’s “done”"),
      .init("It\u{19}s the chair\u{0}man", "It’s the chairman"),
    ],
    references: ["ISO 6429", "WHATWG HTML Standard, numeric character references of 0x80...0x9F"])

  let trigger: PairTrigger? = .anywhere(.init(.control, .leadLatin, .leadPunctuation))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    findLow(in: text, &findings)
    let controls = SpecialCharacters.of(text).controls
    let hasWindowsMarks = controls.contains {
      text.view[$0] == 0xC2 && text.view[$0 + 1] != 0x85 && C1Control.meaning(UInt32(text.view[$0 + 1])) != nil
    }
    var end = 0
    for offset in controls where offset >= end {
      if let mark = Self.markWithoutLead(text.view, offset) {
        end = offset + 4
        findings.repair(offset..<end, with: mark, confidence: 0.97)
        continue
      }
      guard text.view[offset] == 0xC2 else {
        findings.repair(offset..<offset + 3, with: "\n")
        continue
      }
      let value = UInt32(text.view[offset + 1])
      if value == 0x85, !hasWindowsMarks {
        findings.repair(offset..<offset + 2, with: "\n")
      } else {
        findings.repair(offset..<offset + 2, with: C1Control.meaning(value).map(UTF8Bytes.encode) ?? [])
      }
    }
  }

  /// The mark of E2 80 and a third byte where E2, or the letter it was read as, was stripped: U+0080 and U+0099 are ’.
  private static func markWithoutLead(_ text: ByteView, _ offset: Int) -> [UInt8]? {
    guard text.reads("\u{80}", at: offset), text[offset + 2] == 0xC2 else { return nil }
    switch text[offset + 3] {
    case 0x93, 0x94, 0x98, 0x99, 0x9C, 0x9D: return [0xE2, 0x80, text[offset + 3]]
    default: return nil
    }
  }

  private func findLow(in text: WorkingText, _ findings: inout FindingCollector) {
    guard text.census.sets(off: .anywhere(.init(.control))) else { return }
    let view = text.view
    let places = view.buffer.indices.filter { ByteClass(view.buffer[$0]) == .control }
    guard places.count * Self.binaryShare <= view.count || places.count < 4 else { return }
    var end = 0
    for offset in places where offset >= end {
      end = offset + 1
      switch view[offset] {
      case 0x1B where view[offset + 1] == UInt8(ascii: "["):
        end = Self.endOfTerminalSequence(view, offset + 2)
        findings.remove(offset..<end)
      case 0x0B, 0x0C:
        let isAtBreak = view.byteClass(offset - 1) == .newline || view.byteClass(offset + 1) == .newline
        findings.repair(offset..<end, with: isAtBreak ? "" : "\n")
      default: findings.repair(offset..<end, with: Self.truncatedMark(view, offset) ?? "")
      }
    }
  }

  private static func endOfTerminalSequence(_ text: ByteView, _ start: Int) -> Int {
    var end = start
    while end < text.count, end < start + 16, text[end] >= 0x30, text[end] <= 0x3B { end += 1 }
    return ByteClassSet.letter.contains(text.byteClass(end)) ? min(end + 1, text.count) : start
  }

  /// The mark of which only the low byte is left, where it fits.
  private static func truncatedMark(_ text: ByteView, _ offset: Int) -> String? {
    let isAfterSpace = CharacterTraits.isASCIISpaceOrEdge(UInt32(text[offset - 1]))
    let isBeforeLetter = ByteClassSet.letter.contains(text.byteClass(offset + 1))
    let isAfterLetter = ByteClassSet.letter.contains(text.byteClass(offset - 1))
    switch text[offset] {
    case 0x19 where isAfterLetter && isBeforeLetter: return "’"
    case 0x1C where isAfterSpace && isBeforeLetter: return "“"
    case 0x1D where !isAfterSpace && !isBeforeLetter: return "”"
    case 0x13 where isAfterSpace && text[offset + 1] == 0x20: return "–"
    case 0x14 where isAfterSpace && text[offset + 1] == 0x20: return "—"
    default: return nil
    }
  }
}
