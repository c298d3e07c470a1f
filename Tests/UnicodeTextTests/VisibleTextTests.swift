import Testing

@testable import UnicodeText

@Suite("Visible text")
struct VisibleTextTests {
  @Test(
    "what cannot be seen is shown",
    arguments: [
      ("a b", .all, "a␣b"), ("a\r\n\tb", .all, "a␍⏎⇥b"), ("a b\n", .breaks, "a b⏎"), ("a\tb\r", .hidden, "a b"),
      ("\u{A0}\u{2009}", .all, "⍽<U+2009>"), ("\u{A0}", .hidden, "\u{A0}"), ("\u{0}\u{1B}\u{7F}", .hidden, "␀␛␡"),
      ("\u{85}\u{9B}", .hidden, "<U+0085><U+009B>"), ("\u{202E}\u{200B}\u{FEFF}", .hidden, "<U+202E><U+200B><U+FEFF>"),
      ("👩‍🚒e\u{301}", .all, "👩‍🚒e\u{301}"),
    ] as [(String, VisibleText.Spaces, String)])
  func pictures(text: String, spaces: VisibleText.Spaces, expected: String) {
    #expect(VisibleText.string(Array(text.utf8)[...], spaces) == expected)
  }

  @Test("invalid bytes are shown as bytes")
  func invalidBytes() {
    #expect(VisibleText.string([0x61, 0xE2, 0x80, 0x0A, 0xFF], .hidden) == "a\\xE2\\x80 \\xFF")
  }

  @Test("escapes are those of a Swift literal")
  func escapes() {
    #expect(
      VisibleText.escaped("a\n\t\r\u{200D}\u{202E}\u{E000}é".unicodeScalars) == "a\\n\\t\\r\\u{200D}\\u{202E}\\u{E000}é"
    )
  }

  @Test("white space is what Unicode says, and Python has four more")
  func whiteSpace() {
    for value in UInt32(0)..<0x110000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(WhiteSpaceProperty.holds(value) == scalar.properties.isWhitespace)
    }
    #expect(
      (0..<0x3001).filter { WhiteSpaceProperty.holdsInPython($0) && !WhiteSpaceProperty.holds($0) } == [28, 29, 30, 31])
  }
}
