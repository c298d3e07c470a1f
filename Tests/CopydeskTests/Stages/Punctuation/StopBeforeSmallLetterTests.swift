import Testing

@Suite struct StopBeforeSmallLetterTests {
  @Test(arguments: [
    "It was the finish⟦.⟧ of the road.",
    "They came to the wall⟦.⟧ and left.",
    "“They loved freedom⟦.⟧ but not much,” he said.",
    "It happened there⟦.⟧ where nobody was.\nIt stays⟦.⟧ to them.",
  ])
  func reportsTheStop(marked: String) throws {
    try expectLedger("stop-before-small-letter", marked)
  }

  @Test(arguments: [
    "There were approx. of them.",
    "The govt. of Vell and the dept. for boats",
    "Boats, nets, etc. and rope",
    "Alder Corp. was sold.",
    "The U.S. is big.",
    "He came at 6 a.m. on Monday.",
    "It ended. eBay rose.",
    "It ended... and began.",
    "It ended. Of course.",
    "No. of boats",
    "It fell in 1962. and so on",
  ])
  func leavesAbbreviationsAndSentences(text: String) throws {
    try expectSilence("stop-before-small-letter", text)
  }
}
