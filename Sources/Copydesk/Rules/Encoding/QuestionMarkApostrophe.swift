/// Finds a question mark where the apostrophe of a contraction stood: `isn?t`, `Harlow?s`.
struct QuestionMarkApostrophe: Rule {
  let info = RuleInfo(
    id: "question-mark-apostrophe", stage: .encoding, category: .encoding, safety: .safe,
    summary: "A question mark inside a word, in the place of its apostrophe.",
    explanation: """
      A program that writes an encoding without ’ puts `?` in its place, or `¿`. Between a word and the letters of a \
      contraction or possessive, which end there, no question mark stands in clean text: `n?t`, `?re`, `?ve`, `?ll`, \
      `I?m`, `town?s`. Addresses and queries are left alone, and so is a lone `?d`.
      """,
    examples: [
      .init("Harlow?s wall isn?t what it was, they?re told.", "Harlow’s wall isn’t what it was, they’re told.")
    ],
    references: ["Own reading: `?` is what encoders put for a character they lack."])
  let trigger: PairTrigger? = PairTrigger(.letter, .init(.exclamation, .leadLatin))
  let language: Language? = .english

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    // A C2 behind a letter may lead `¿`.
    while let mark = view.firstIndex(in: ByteClassSet(.exclamation, .leadLatin), from: next) {
      let end = view.reads("¿", at: mark) ? mark + 2 : mark + 1
      next = end
      guard view[mark] == UInt8(ascii: "?") || end == mark + 2,
        ByteClassSet.letter.contains(view.byteClass(mark - 1)), Clitic.endsWord(at: end, in: view),
        view[view.skip(.letter, from: end)] != UInt8(ascii: "="), Self.isApostrophe(mark..<end, view)
      else { continue }
      findings.repair(mark..<end, with: "’", confidence: 0.97)
    }
  }

  private static func isApostrophe(_ mark: Range<Int>, _ text: ByteView) -> Bool {
    let stem = text.skipBack(.letter, from: mark.lowerBound)
    let length = mark.lowerBound - stem
    switch text[mark.upperBound] | 0x20 {
    case UInt8(ascii: "t"): return text[mark.lowerBound - 1] | 0x20 == UInt8(ascii: "n") && length >= 2
    case UInt8(ascii: "m"): return length == 1 && text[stem] == UInt8(ascii: "I")
    case UInt8(ascii: "s"): return length >= 2
    case UInt8(ascii: "d"): return false
    default: return true
    }
  }
}
