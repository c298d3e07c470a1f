import Testing

@Suite struct HomoglyphLetterTests {
  @Test(arguments: [
    ("The \u{420}resident", "The President"),
    ("p\u{43E}lice", "police"),
    ("\u{391}thens", "Athens"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    #expect(try cleanedText(damaged, only: ["homoglyph-letter"]) == expected)
  }

  @Test(arguments: [
    "β-blockers and 5 μm",
    "Президент",
    "ΔT is 5",
    "Αθήνα",
    "the word мир here",
    "\u{418}stanbul",
  ])
  func leavesAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["homoglyph-letter"]) == text)
  }
}
