/// Finds characters without width that no script at that place needs.
struct ZeroWidthCharacter: Rule {
  let info = RuleInfo(
    id: "zero-width-character", stage: .encoding, category: .encoding, safety: .safe,
    summary: "A zero-width space, joiner or byte order mark inside the text.",
    explanation: """
      Web editors leave zero-width spaces, word joiners and byte order marks, which split words for every program that \
      reads on. They are removed; a zero-width space between a mark and a letter becomes a plain space. Left alone: \
      joiners and non-joiners beside letters of scripts that need them and inside emoji, and zero-width spaces of \
      South-East Asian scripts and East Asian text.
      """,
    examples: [.init("the pre\u{200B}sident\u{FEFF} said", "the president said")],
    references: ["Unicode Standard Annex #14 (line breaking)", "Unicode Standard, section 23.2 (layout controls)"])

  let trigger: PairTrigger? = .anywhere(.init(.leadPunctuation, .leadOther))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for offset in SpecialCharacters.of(text).zeroWidth {
      let end = offset + 3
      let previous = text.view.scalar(endingAt: offset).value
      let next = text.view.scalar(at: end).value
      switch text.view.scalar(at: offset).value {
      case 0x200C, 0x200D:
        guard Self.isPlain(previous), Self.isPlain(next) else { continue }
        findings.remove(offset..<end)
      case 0x200B:
        guard !Self.breaksWithoutSpaces(previous), !Self.breaksWithoutSpaces(next) else { continue }
        let isAfterMark =
          previous == 0x2E || previous == 0x2C || previous == 0x21 || previous == 0x3F || previous == 0x3B
        findings.repair(offset..<end, with: isAfterMark && CharacterTraits.isLetter(next) ? " " : "")
      default: findings.remove(offset..<end)
      }
    }
  }

  /// Whether a neighbour belongs to Latin, Greek or Cyrillic text, where joiners mean nothing.
  private static func isPlain(_ value: UInt32) -> Bool {
    value < 0x530 || value >= 0x2010 && value <= 0x2027 || value >= 0x20A0 && value <= 0x20CF || value == 0x200B
      || value == 0x200C || value == 0x200D
  }

  private static func breaksWithoutSpaces(_ value: UInt32) -> Bool {
    value >= 0x0E00 && value < 0x2000 || value >= 0x2E80 && value < 0xFE00
  }
}
