import Testing

@Suite struct NoBreakSpaceTests {
  @Test(arguments: [
    ("left.\u{A0} The", "left.  The"),
    ("left. \u{A0}The", "left.  The"),
    ("the\u{A0}mayor", "the mayor"),
    ("\u{A0}\u{A0}The", "  The"),
    ("end.\u{A0}\nNext", "end. \nNext"),
    ("well,\u{A0}then", "well, then"),
    ("a\u{2003}\u{2003}b", "a  b"),
    ("He\u{3000}\u{3000}ran", "He  ran"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    #expect(try cleanedText(damaged, only: ["no-break-space"]) == expected)
  }

  @Test(arguments: [
    "5\u{A0}km",
    "10\u{A0}000",
    "«\u{A0}oui\u{A0}»",
    "mot\u{A0}!",
    "Mr\u{A0}Smith",
    "z\u{A0}domu",
    "J.\u{A0}Smith",
    "日本\u{3000}東京",
    "3\u{202F}%",
    "§\u{A0}5",
  ])
  func leavesAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["no-break-space"]) == text)
  }
}
