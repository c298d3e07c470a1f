import Testing

@Suite struct MismatchedQuoteTests {
  @Test(arguments: [
    "“We won,⟦\"⟧ he said.",
    "He said ⟦\"⟧we won.” They left.",
    "“We won,⟦\"⟧ he said. “We stay.”",
  ])
  func reportsTheStraightMark(marked: String) throws {
    try expectLedger("mismatched-quote", marked)
  }

  @Test(arguments: [
    "“We won,” he said.",
    "\"We won,\" he said. “We stay.”",
    "“It is a 27\" screen,” he said.",
    "He said “we won and left.",
  ])
  func leavesPairsOfAKind(text: String) throws {
    try expectSilence("mismatched-quote", text)
  }
}
