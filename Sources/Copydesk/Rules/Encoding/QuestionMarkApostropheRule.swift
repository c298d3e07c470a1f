/// Finds a question mark where the apostrophe of a contraction stood: `isn?t`, `Harlow?s`.
struct QuestionMarkApostropheRule: Rule {
  let info = RuleInfo(
    id: "question-mark-apostrophe", stage: .encoding, category: .encoding, safety: .safe,
    summary: "A question mark inside a word, in the place of its apostrophe.",
    explanation: """
      A program that writes an encoding without ’ puts `?` in its place. Between a word and the letters of a \
      contraction or possessive, which end there, no question mark stands in clean text: `n?t`, `?re`, `?ve`, `?ll`, \
      `I?m`, `town?s`. Addresses and queries are left alone, and so is a lone `?d`.
      """,
    examples: [
      .init("Harlow?s wall isn?t what it was, they?re told.", "Harlow’s wall isn’t what it was, they’re told.")
    ],
    references: ["Own reading: `?` is what encoders put for a character they lack."])
  let trigger: PairTrigger? = PairTrigger(.letter, .init(.exclamation))
  let language: Language? = .english

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let mark = view.firstIndex(of: UInt8(ascii: "?"), from: next) {
      next = mark + 1
      guard ByteClassSet.letter.contains(view.byteClass(mark - 1)), Contraction.endsAt(view, next),
        view[Self.end(of: next, view)] != UInt8(ascii: "="), isApostrophe(mark, view)
      else { continue }
      findings.repair(mark..<next, with: "’", confidence: 0.97)
    }
  }

  private static func end(of start: Int, _ text: ByteView) -> Int { text.skip(.letter, from: start) }

  private func isApostrophe(_ mark: Int, _ text: ByteView) -> Bool {
    let stem = text.skipBack(.letter, from: mark)
    switch text[mark + 1] | 0x20 {
    case UInt8(ascii: "t"): return text[mark - 1] | 0x20 == UInt8(ascii: "n") && mark - stem >= 2
    case UInt8(ascii: "m"): return mark - stem == 1 && text[stem] == UInt8(ascii: "I")
    case UInt8(ascii: "s"): return mark - stem >= 2
    case UInt8(ascii: "d"): return false
    default: return true
    }
  }
}
