import Testing

@Suite struct EscapeSequenceTests {
  @Test(arguments: [
    ("It\\u2019s", "It’s"),
    ("\\ud83d\\ude00 hi", "😀 hi"),
    ("caf\\xc3\\xa9", "café"),
    ("caf\\xe9", "café"),
    ("It\\x92s", "It’s"),
    ("He said \\\"no\\\".", "He said \"no\"."),
    ("don\\'t", "don't"),
    ("and\\/or", "and/or"),
    ("The end.\\nThe start", "The end.\nThe start"),
    ("one.\\r\\nTwo", "one.\nTwo"),
    ("\\tIndented", " Indented"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    #expect(try cleanedText(damaged, only: ["escape-sequence"]) == expected)
  }

  @Test(arguments: [
    "C:\\new\\Users\\n",
    "\\alpha and \\nu",
    "Schr\\\"odinger",
    "\\frac{1}{2} and \\n",
    "\\\\server\\Share",
    "a \\ b",
    "\\u20",
    "\\ud800 x",
    "\\new",
  ])
  func leavesAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["escape-sequence"]) == text)
  }
}
