import Testing
import UnicodeText

@testable import CopydeskReport

@Suite struct VisibleTextTests {
  @Test(
    arguments: [
      ("a b", .all, "a␣b"), ("a\r\n\tb", .all, "a␍⏎⇥b"), ("a b\n", .breaks, "a b⏎"), ("a\tb\r", .hidden, "a b"),
      ("\u{A0}\u{2009}", .all, "⍽<U+2009>"), ("\u{A0}", .hidden, "\u{A0}"), ("\u{0}\u{1B}\u{7F}", .hidden, "␀␛␡"),
      ("\u{85}\u{9B}", .hidden, "<U+0085><U+009B>"), ("\u{202E}\u{200B}\u{FEFF}", .hidden, "<U+202E><U+200B><U+FEFF>"),
      ("👩‍🚒e\u{301}", .all, "👩‍🚒e\u{301}"),
    ] as [(String, VisibleText.Spaces, String)])
  func `what cannot be seen is worded`(text: String, spaces: VisibleText.Spaces, expected: String) {
    #expect(VisibleText.string(Array(text.utf8)[...], spaces) == expected)
  }

  @Test func `invalid bytes are shown as bytes`() {
    #expect(VisibleText.string([0x61, 0xE2, 0x80, 0x0A, 0xFF], .hidden) == "a\\xE2\\x80 \\xFF")
  }
}
