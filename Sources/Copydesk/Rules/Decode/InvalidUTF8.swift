/// Finds bytes that are not part of UTF-8 in a text that otherwise is.
struct InvalidUTF8: Rule {
  let info = RuleInfo(
    id: "invalid-utf8", stage: .decode, category: .encoding, safety: .safe, severity: .warning,
    summary: "Stray bytes in a text that otherwise is UTF-8.",
    explanation: """
      Text pasted together from pages of different encodings has single windows-1252 bytes in it: curly quotes, \
      dashes, accented letters. A quote, dash or symbol between ASCII characters and a letter beside an ASCII letter \
      become that character. Surrogate pairs written as two three-byte sequences (CESU-8) become the character they \
      mean. Everything else is flagged and its bytes kept: lone surrogates, sequences cut short, longer runs of stray \
      bytes. Text that is not UTF-8 as a whole is `legacy-encoding`.
      """,
    examples: [
      .init(
        bytes: Array("It".utf8) + [0x92] + Array("s late, she said.".utf8), Array("It’s late, she said.".utf8))
    ],
    references: ["WHATWG Encoding Standard, windows-1252", "Unicode Technical Report #26 (CESU-8)"])

  let trigger: PairTrigger? = .anywhere(.nonASCII)

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    let validity = ByteValidity.of(text)
    guard !validity.strayBytes.isEmpty, !validity.isBinary, UTF16Reading(view) == nil else { return }
    // Another encoding as a whole: byte by byte it would be read as the wrong one.
    guard !validity.isForeign else { return }
    var end = 0
    for offset in validity.strayBytes where offset >= end {
      if let value = Self.surrogatePair(view, offset) {
        end = offset + 6
        findings.repair(offset..<end, with: UTF8Bytes.encode(value))
      } else if view[offset] == 0xED, view[offset + 1] >= 0xA0, view[offset + 1] <= 0xBF,
        Self.continues(view[offset + 2])
      {
        end = offset + 3
        findings.flag(offset..<end, evidence: [Evidence("kind", "lone surrogate")])
      } else {
        end = Self.endOfRun(view, offset)
        repair(view, offset..<end, &findings)
      }
    }
  }

  private func repair(_ text: ByteView, _ run: Range<Int>, _ findings: inout FindingCollector) {
    // C0 80 is how Java writes zero; E2 80 has lost its third byte.
    let isTruncated =
      run.count >= 2 && text[run.lowerBound] >= 0xC0 && run.dropFirst().allSatisfy { Self.continues(text[$0]) }
    guard run.count <= 2, !isTruncated, text[run.lowerBound - 1] < 0x80, text[run.upperBound] < 0x80 else {
      findings.flag(run)
      return
    }
    // The first byte of a letter or mark that was cut off: windows-1252 would make it a capital behind a small letter.
    let first = text[run.lowerBound]
    if run.count == 1, text.byteClass(run.lowerBound - 1) == .lower,
      (0xC2...0xC5).contains(first) || first == 0xE2 && run.upperBound == text.count
    {
      findings.flag(run, evidence: [Evidence("kind", "cut sequence")])
      return
    }
    let isBesideLetter =
      ByteClassSet.letter.contains(text.byteClass(run.lowerBound - 1))
      || ByteClassSet.letter.contains(text.byteClass(run.upperBound))
    for offset in run {
      let byte = UInt32(text[offset])
      let value = byte < 0xA0 ? C1Control.meaning(byte) : byte
      if let value, !CharacterTraits.isLetter(value) || isBesideLetter || run.count == 2 {
        findings.repair(offset..<offset + 1, with: UTF8Bytes.encode(value), confidence: 0.95)
      } else {
        findings.flag(offset..<offset + 1)
      }
    }
  }

  private static func endOfRun(_ text: ByteView, _ offset: Int) -> Int {
    var end = offset + 1
    while end < text.count, text[end] >= 0x80, text.scalar(at: end).value == ByteView.notUTF8 { end += 1 }
    return end
  }

  private static func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// The character of ED A0...AF xx ED B0...BF xx.
  private static func surrogatePair(_ text: ByteView, _ offset: Int) -> UInt32? {
    guard text[offset] == 0xED, text[offset + 1] & 0xF0 == 0xA0, continues(text[offset + 2]),
      text[offset + 3] == 0xED, text[offset + 4] & 0xF0 == 0xB0, continues(text[offset + 5])
    else { return nil }
    let high = UInt32(text[offset + 1] & 0x0F) << 6 | UInt32(text[offset + 2] & 0x3F)
    let low = UInt32(text[offset + 4] & 0x0F) << 6 | UInt32(text[offset + 5] & 0x3F)
    return 0x1_0000 + high << 10 + low
  }
}
