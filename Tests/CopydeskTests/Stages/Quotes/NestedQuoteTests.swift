import Testing

@Suite struct NestedQuoteTests {
  @Test(arguments: [
    ("“He failed on his “no reason” statement,” she wrote.", "“He failed on his ‘no reason’ statement,” she wrote."),
    ("“HE FAILED ON HIS “NO REASON” STATEMENT,” SHE WROTE.", "“HE FAILED ON HIS ‘NO REASON’ STATEMENT,” SHE WROTE."),
    ("He wrote: “They call it “the old wall” now.”", "He wrote: “They call it ‘the old wall’ now.”"),
    ("“The “old” wall fell,” he said. “Nobody came.”", "“The ‘old’ wall fell,” he said. “Nobody came.”"),
  ])
  func givesTheInnerPairSingleMarks(input: String, expected: String) throws {
    try expectRepair("nested-quote", input, expected)
  }

  @Test(arguments: [
    "“On his ⟦“→‘⟧no reason⟦”→’⟧ statement,” she wrote."
  ])
  func reportsBothMarks(marked: String) throws {
    try expectLedger("nested-quote", marked)
  }

  @Test(arguments: [
    "“He told us, ‘Leave the boats,’ and left,” she said.",
    "“Yes,” she said. “No.”",
    "‘He told us, “Leave,” and left,’ she said.",
    #""Yes," she said. "No.""#,
    "“We built it.\n\n“It held.”",
    "The “old” and the “new” wall",
  ])
  func leavesWhatIsNotNested(text: String) throws {
    try expectSilence("nested-quote", text)
  }
}
