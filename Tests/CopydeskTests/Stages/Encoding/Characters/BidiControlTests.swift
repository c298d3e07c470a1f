import Testing

@Suite struct BidiControlTests {
  @Test(arguments: [
    ("the\u{200E} end", "the end"),
    ("\u{202A}x\u{202C}", "x"),
    ("\u{2066}x\u{2069}", "x"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    #expect(try cleanedText(damaged, only: ["bidi-control"]) == expected)
  }

  @Test(arguments: [
    "\u{200F}שלום\u{200E} x",
    "مرحبا\u{200F}",
    "’",
  ])
  func leavesAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["bidi-control"]) == text)
  }
}
