/// Finds `â€` where the third byte of a closing quote was lost.
struct LostByteQuote: Rule {
  let info = RuleInfo(
    id: "lost-byte-quote", stage: .encoding, category: .encoding, safety: .safe,
    summary: "The mojibake of a closing quote whose last byte was lost.",
    explanation: """
      ” is E2 80 9D in UTF-8, and windows-1252 has no character for 9D: programs that misread it drop the byte or put \
      `?` or U+FFFD in its place, which leaves `â€`. It becomes ” again and the space behind it stays. Behind white \
      space it is only flagged, since a closing quote does not stand there. The Greek, Baltic, Hebrew and Thai code \
      pages lack the byte of “, too, and the Thai one that of ’; there the place tells which it was.
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
      var length = 1
      if let lead = Self.leads.firstIndex(where: { view.reads($0.text, at: offset) }) {
        length = Self.leads[lead].text.utf8CodeUnitCount
        look(view, offset..<offset + length, lead, &findings)
      }
      offset = view.firstNonASCII(from: offset + length)
    }
  }

  /// What the lead of `â€` is in some encoding, and whether that encoding lacks the byte of an opening quote (9C) and
  /// of an apostrophe (99), too.
  private static let leads: [(text: StaticString, lacksOpening: Bool, lacksApostrophe: Bool)] = [
    ("â€", false, false),  // windows-1252, 1250, 1254
    ("ā€", true, false),  // windows-1257
    ("β€", true, false),  // windows-1253
    ("ג€", true, false),  // windows-1255
    ("โ€", true, true),  // windows-874
  ]

  private func look(_ text: ByteView, _ range: Range<Int>, _ lead: Int, _ findings: inout FindingCollector) {
    var end = range.upperBound
    let previous = text.scalar(endingAt: range.lowerBound).value
    let next = text.scalar(at: end)
    let isBehindMark = previous == 0x2C || previous == 0x2E || previous == 0x21 || previous == 0x3F
    if next.value == 0xFFFD || next.value == UInt32(UInt8(ascii: "?")) && isBehindMark {
      end += next.length
    } else if next.value >= 0x80, !Self.followsQuote(next.value) {
      // The third character may still be there: that is plain mojibake.
      return
    } else if next.value == 0x22 || next.value == 0x27 {
      // The third character was a quote that a later step made straight: `straightened-mojibake`.
      return
    }
    if CharacterTraits.isASCIISpaceOrEdge(previous) {
      if Self.leads[lead].lacksOpening, CharacterTraits.isLetter(text.scalar(at: end).value) {
        findings.repair(range.lowerBound..<end, with: "“", confidence: 0.97)
      } else {
        findings.flag(range.lowerBound..<end)
      }
    } else if Self.leads[lead].lacksApostrophe, CharacterTraits.isLetter(previous), Clitic.endsWord(at: end, in: text) {
      findings.repair(range.lowerBound..<end, with: "’", confidence: 0.97)
    } else {
      findings.repair(range.lowerBound..<end, with: "”", confidence: 0.97)
    }
  }

  /// Marks and letters beyond ASCII that no sequence beginning `â€` goes on with.
  private static func followsQuote(_ value: UInt32) -> Bool { value == 0xE2 || value == 0xC2 || value == 0x2009 }
}
