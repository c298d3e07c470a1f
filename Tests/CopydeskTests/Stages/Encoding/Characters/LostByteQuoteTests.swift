import Testing

@Suite struct LostByteQuoteTests {
  @Test(arguments: [
    ("yesâ€ today", "yes” today"),
    ("“No,â€? he", "“No,” he"),
    ("yesâ€.", "yes”."),
    ("yesâ€", "yes”"),
    ("yes,â€\u{FFFD} he", "yes,” he"),
    ("Really?â€\nNo", "Really?”\nNo"),
    ("Who isâ€?", "Who is”?"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    #expect(try cleanedText(damaged, only: ["lost-byte-quote"]) == expected)
  }

  @Test(arguments: [
    "â€™ is whole",
    "the â sign",
    "€5",
    "“yes” today",
  ])
  func leavesAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["lost-byte-quote"]) == text)
  }

  @Test(arguments: [
    "he said â€yes"
  ])
  func flagsAndKeeps(_ text: String) throws {
    #expect(try cleanedText(text, only: ["lost-byte-quote"]) == text)
    #expect(try flags(text, only: ["lost-byte-quote"]).isEmpty == false)
  }
}
