import Testing

@Suite struct ControlCharacterTests {
  @Test(arguments: [
    ("It\u{92}s", "It’s"),
    ("a\u{0}b and more text", "ab and more text"),
    ("wait\u{85} \u{93}no\u{94}", "wait… “no”"),
    ("one\u{85}two", "one\ntwo"),
    ("one\u{2028}two\u{2029}three", "one\ntwo\nthree"),
    ("\u{1B}[31mred\u{1B}[0m alert in the town hall", "red alert in the town hall"),
    ("page one\u{C}page two", "page one\npage two"),
    ("It\u{19}s \u{1C}over\u{1D}, he said.", "It’s “over”, he said."),
    ("from 5 \u{13} 7 they waited", "from 5 – 7 they waited"),
    ("x\u{7F}y in the middle", "xy in the middle"),
    ("\u{81}odd", "odd"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    #expect(try cleanedText(damaged, only: ["control-character"]) == expected)
  }

  @Test(arguments: [
    "tab\tand\r\nnewline\n",
    "“quotes” – dash",
    "\u{0}\u{1}\u{2}\u{3}ab",
  ])
  func leavesAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["control-character"]) == text)
  }
}
