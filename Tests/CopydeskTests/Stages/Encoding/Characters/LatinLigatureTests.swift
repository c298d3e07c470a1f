import Testing

@Suite struct LatinLigatureTests {
  @Test(arguments: [
    ("oﬃcial ﬁgure", "official figure"),
    ("ﬂat, oﬀ, baﬄe, ﬅ, ﬆ", "flat, off, baffle, st, st"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    #expect(try cleanedText(damaged, only: ["latin-ligature"]) == expected)
  }

  @Test(arguments: [
    "æon and œuvre",
    "\u{FB13}",
    "ß",
  ])
  func leavesAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["latin-ligature"]) == text)
  }
}
