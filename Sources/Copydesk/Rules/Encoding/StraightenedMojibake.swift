/// Finds mojibake whose last character was a curly quote that a later step made straight: `â€"`, `â€'`, `Ã'`.
struct StraightenedMojibake: Rule {
  let info = RuleInfo(
    id: "straightened-mojibake", stage: .encoding, category: .encoding, safety: .safe,
    summary: "The mojibake of a dash or letter that ends in a straight quotation mark.",
    explanation: """
      A dash is E2 80 93 or 94 in UTF-8. Misread as windows-1252 it is `â€“` with a curly quote, and where a program \
      then straightens quotes, `â€"`. Both dashes end so; between figures and between two words that touch it, the \
      second with a capital, it was an en dash, elsewhere an em dash. Behind a stop, a comma or the like it may as well \
      be a closing quote and one more: that is flagged. `â€'` between letters was a no-break hyphen, and `Ã'` between \
      capitals Ñ. Whatever else ends so is flagged.
      """,
    examples: [
      .init("The wall â€\" old as it was â€\" held, 2â€\"1.", "The wall — old as it was — held, 2–1."),
      .init("ESPAÃ'A", "ESPAÑA"),
    ],
    references: ["WHATWG Encoding Standard, windows-1252 (bytes 91...94)"])
  let trigger: PairTrigger? = PairTrigger(.init(.continuation), .init(.quote, .apostrophe))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var offset = view.firstNonASCII(from: 0)
    while offset < view.count {
      let length = view.scalarLength(at: offset)
      if view.reads("â€", at: offset) {
        mark(view, offset, &findings)
      } else if view.reads("Ã", at: offset) {
        letter(view, offset, &findings)
      }
      offset = view.firstNonASCII(from: offset + length)
    }
  }

  private func mark(_ text: ByteView, _ offset: Int, _ findings: inout FindingCollector) {
    let quote = offset + 5
    let range = offset..<quote + 1
    let isAfterWord = text.isWord(before: offset)
    let isBeforeWord = text.isWord(at: quote + 1)
    switch text.byteClass(quote) {
    case .apostrophe:
      if isAfterWord, isBeforeWord, !Clitic.endsWord(at: quote + 1, in: text) {
        findings.repair(range, with: "\u{2011}", confidence: 0.9)
      } else {
        findings.flag(range)
      }
    case .quote:
      let isBetweenSpaces = text[offset - 1] == 0x20 && text[quote + 1] == 0x20
      if isAfterWord, isBeforeWord {
        let isRange = text.byteClass(offset - 1) == .digit && text.byteClass(quote + 1) == .digit
        findings.repair(range, with: isRange || text.isUpper(at: quote + 1) ? "–" : "—", confidence: 0.92)
      } else if isBetweenSpaces || text.isSpace(at: offset - 1) && isBeforeWord {
        findings.repair(range, with: "—", confidence: 0.92)
      } else {
        findings.flag(range)
      }
    default: break
    }
  }

  private func letter(_ text: ByteView, _ offset: Int, _ findings: inout FindingCollector) {
    guard text.byteClass(offset + 2) == .quote || text.byteClass(offset + 2) == .apostrophe else { return }
    let isInCapitals = text.byteClass(offset - 1) == .upper && text.byteClass(offset + 3) == .upper
    if text.byteClass(offset + 2) == .apostrophe, isInCapitals, !Clitic.endsWord(at: offset + 3, in: text) {
      findings.repair(offset..<offset + 3, with: "Ñ", confidence: 0.92)
    } else if isInCapitals || text.byteClass(offset - 1) == .lower {
      findings.flag(offset..<offset + 3)
    }
  }
}
