import Testing

@Suite struct BareEntityTests {
  @Test(arguments: [
    ("the world #39;s", "the world's"),
    ("Iraq#39;s", "Iraq's"),
    ("a #36;10 million", "a $10 million"),
    ("(quot;Yes", "(\"Yes"),
    ("R amp;D", "R &D"),
    ("x mdash; y", "x — y"),
    ("it #39;ll do", "it'll do"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    #expect(try cleanedText(damaged, only: ["bare-entity"]) == expected)
  }

  @Test(arguments: [
    "ticket #39; next",
    "he was ranked #1; she",
    "colour #333;",
    "AT&quot;T",
    "said: yes; no",
    "a preamp; a",
    "sort#ab;",
  ])
  func leavesAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["bare-entity"]) == text)
  }
}
