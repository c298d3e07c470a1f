import Testing

@Suite struct ZeroWidthCharacterTests {
  @Test(arguments: [
    ("pre\u{200B}sident", "president"),
    ("ended.\u{200B}Then", "ended. Then"),
    ("a\u{FEFF}b", "ab"),
    ("word\u{2060}joiner", "wordjoiner"),
    ("in\u{200D}side", "inside"),
    ("in\u{200C}side", "inside"),
    ("\u{200B}\u{200B}x", "x"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    #expect(try cleanedText(damaged, only: ["zero-width-character"]) == expected)
  }

  @Test(arguments: [
    "👩\u{200D}🚀 lands",
    "می\u{200C}خواهم",
    "क\u{200D}ष",
    "ภาษา\u{200B}ไทย",
    "日本\u{200B}語",
  ])
  func leavesAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["zero-width-character"]) == text)
  }
}
