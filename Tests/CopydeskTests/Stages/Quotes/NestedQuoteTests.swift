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

  /// A quotation that begins a sentence may follow one that was never closed, and a mark that points the other way may be
  /// where the words of two speakers were joined.
  @Test(arguments: [
    "“It fell on the ⟦“⟧old⟦”⟧ quay. The harbour stays shut“, he had said.",
    "“It fell. Its ⟦“⟧old⟦“⟧ quay is shut,” he said.",
    "“The ⟦“⟧old⟦”⟧ wall fell,” he said, and “no more.",
  ])
  func onlyReportsWhatIsInDoubt(marked: String) throws {
    try expectLedger("nested-quote", marked)
  }

  @Test(arguments: [
    "“He told us, ‘Leave the boats,’ and left,” she said.",
    "“Yes,” she said. “No.”",
    "‘He told us, “Leave,” and left,’ she said.",
    #""Yes," she said. "No.""#,
    "“We built it.\n\n“It held.”",
    "The “old” and the “new” wall",
    "“It is late. “We have work to do,” he said. “We stay.”",
    #""It is late. "We have work to do," he said. The club stays "as it is"."#,
  ])
  func leavesWhatIsNotNested(text: String) throws {
    try expectSilence("nested-quote", text)
  }
}
