import Testing

@Suite struct UnbalancedQuoteTests {
  @Test(arguments: [
    "He said ⟦“⟧we won and left.",
    #"He said ⟦"⟧we won and left."#,
    "We won,⟦”⟧ he said.",
    "⟦“⟧WE WON, HE SAID",
    "“Yes,” she said. “No.”\n\nHe said ⟦“⟧we won.",
    "He said: “We lost. ⟦“⟧We go on,” he said.",
  ])
  func reportsTheMark(marked: String) throws {
    try expectLedger("unbalanced-quote", marked)
  }

  @Test(arguments: [
    "“Yes,” she said. “No.”",
    #""Yes," she said. "No.""#,
    "“We built it.\n\n“It held.\n\n“It fell,” he said.",
    #"He is 6' 2" tall."#,
    #"“It’s a 27" screen,” he said."#,
    "“He told us, ‘Leave.’”",
    "“We built it.\n“It held,” he said.\n\nIt rained.",
    "The dogs' owners, 'tis said, came.",
    "„Wir gehen“, sagte sie.",
  ])
  func leavesPairsAndParagraphs(text: String) throws {
    try expectSilence("unbalanced-quote", text)
  }
}
