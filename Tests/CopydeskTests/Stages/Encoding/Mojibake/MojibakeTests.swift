import Testing

@testable import Copydesk

@Suite struct MojibakeTests {
  @Test(arguments: CleanSentences.all + CleanSentences.tricky)
  func leavesCleanTextAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["mojibake"]) == text)
    let inside = "She said: \(text) – then left."
    #expect(try cleanedText(inside, only: ["mojibake"]) == inside)
  }

  @Test(arguments: [
    ("cafÃ©", "café"),
    ("Itâ€™s", "It’s"),
    ("Itâ\u{80}\u{99}s", "It’s"),
    ("ItÂ’s", "It’s"),
    ("Ã¢â‚¬â„¢", "’"),
    ("Â£35 and 20Â°C", "£35 and 20°C"),
    ("voilÃ  le menu", "voilà le menu"),
    ("voilÃ le menu", "voilà le menu"),
    ("dÃ©jÃ\u{A0} vu", "déjà vu"),
    ("‚Äúyes‚Äù, said Zo√´", "“yes”, said Zoë"),
    ("ΓÇ£yesΓÇ¥, said Zo├½", "“yes”, said Zoë"),
    ("вЂњyesвЂќ", "“yes”"),
    ("smile ðŸ˜€ now", "smile 😀 now"),
    ("SONYÂ® and “SONYÂ®”", "SONY® and “SONY®”"),
    ("the end.Â The start", "the end. The start"),
    ("ï»¿Title", "\u{FEFF}Title"),
    ("naÃ¯ve and naïve", "naïve and naïve"),
    ("GARÃ‡ON", "GARÇON"),
    ("Å t\u{11B}pánka", "Å t\u{11B}pánka"),
  ])
  func decodes(_ damaged: String, _ expected: String) throws {
    #expect(try cleanedText(damaged, only: ["mojibake"]) == expected)
  }

  @Test func editsOneSequenceAtATime() throws {
    let cleaned = try Cleaner(Configuration(only: ["mojibake"])).clean(Document(id: "a", text: "Ã©t Ã©"))
    #expect(cleaned.ledger.findings.map(\.range) == [0..<4, 6..<10])
  }
}
