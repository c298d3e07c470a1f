/// Finds `â€` where the third byte of a closing quote was lost.
struct LostByteQuoteRule: Rule {
  let info = RuleInfo(
    id: "lost-byte-quote", stage: .encoding, category: .encoding, safety: .safe,
    summary: "The mojibake of a closing quote whose last byte was lost.",
    explanation: """
      ” is E2 80 9D in UTF-8, and windows-1252 has no character for 9D: programs that misread it drop the byte or put \
      `?` or U+FFFD in its place, which leaves `â€`. It becomes ” again and the space behind it stays. Behind white \
      space it is only flagged, since a closing quote does not stand there.
      """,
    examples: [
      .init("He said “yesâ€ today.", "He said “yes” today."),
      .init("“No,â€?", "“No,”"),
    ],
    references: ["WHATWG Encoding Standard, windows-1252 (byte 9D)"])

  let trigger: PairTrigger? = PairTrigger(.init(.continuation), .init(.leadPunctuation))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var offset = view.firstNonASCII(from: 0)
    while offset < view.count {
      let lead = Self.leadLength(view, offset)
      if lead > 0 { look(view, offset..<offset + lead, &findings) }
      offset = view.firstNonASCII(from: offset + max(1, lead))
    }
  }

  /// The length of `â€` or, from windows-1257 and 1253, `ā€` and `β€`; zero if there is none.
  private static func leadLength(_ text: ByteView, _ offset: Int) -> Int {
    text.reads("â€", at: offset) || text.reads("ā€", at: offset) || text.reads("β€", at: offset) ? 5 : 0
  }

  private func look(_ text: ByteView, _ range: Range<Int>, _ findings: inout FindingCollector) {
    var end = range.upperBound
    let previous = text.scalar(endingAt: range.lowerBound).value
    let next = text.scalar(at: end)
    let isBehindMark = previous == 0x2C || previous == 0x2E || previous == 0x21 || previous == 0x3F
    if next.value == 0xFFFD || next.value == UInt32(UInt8(ascii: "?")) && isBehindMark {
      end += next.length
    } else if next.value >= 0x80, !Self.followsQuote(next.value) {
      // The third character may still be there: that is plain mojibake.
      return
    }
    if CharacterTraits.isASCIISpaceOrEdge(previous) {
      findings.flag(range.lowerBound..<end)
    } else {
      findings.repair(range.lowerBound..<end, with: "”", confidence: 0.97)
    }
  }

  /// Marks and letters beyond ASCII that no sequence beginning `â€` goes on with.
  private static func followsQuote(_ value: UInt32) -> Bool { value == 0xE2 || value == 0xC2 || value == 0x2009 }
}
