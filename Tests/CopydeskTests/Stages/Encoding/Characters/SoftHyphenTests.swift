import Testing

@Suite struct SoftHyphenTests {
  @Test(arguments: [
    ("presi\u{AD}dent", "president"),
    ("infor\u{AD}\nmation", "information"),
    ("infor\u{AD} \r\nmation", "information"),
    ("line\u{AD}\nNext", "line\nNext"),
    ("a\u{AD} b", "a b"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    #expect(try cleanedText(damaged, only: ["soft-hyphen"]) == expected)
  }

  @Test(arguments: [
    "well-known",
    "–",
  ])
  func leavesAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["soft-hyphen"]) == text)
  }
}
