import Testing

@Suite struct ReplacementCharacterTests {
  @Test(arguments: [
    ("It�s", "It’s"),
    ("It���s", "It’s"),
    ("I don�t and can�t", "I don’t and can’t"),
    ("We�re, they�ll, I�m", "We’re, they’ll, I’m"),
    ("�Yes,� he said. �No.�", "“Yes,” he said. “No.”"),
    ("the mayor�s house", "the mayor’s house"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    #expect(try cleanedText(damaged, only: ["replacement-character"]) == expected)
  }

  @Test(arguments: [
    "plain text"
  ])
  func leavesAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["replacement-character"]) == text)
  }

  @Test(arguments: [
    "the caf� opened",
    "two caf�s",
    "ni�o",
    "�one� and �two",
    "a � b",
    "35�C",
  ])
  func flagsAndKeeps(_ text: String) throws {
    #expect(try cleanedText(text, only: ["replacement-character"]) == text)
    #expect(try flags(text, only: ["replacement-character"]).isEmpty == false)
  }
}
