import Testing

@Suite struct RepeatedSentenceTests {
  private static let long = "The ferry was two hours late again when it came in on Friday."
  private static let longer = "The ferry was two hours late again when it came in on Friday with the post."

  @Test(arguments: [
    "\(long)⟦ \(long)→⟧",
    "\(long)⟦ \(long)→⟧ Nobody knew why.",
    "\(long)⟦ \(long)→⟧⟦ \(long)→⟧ Nobody knew why.",
    "Mr. Orr came late again on Friday. He left soon.⟦ Mr. Orr came late again on Friday. He left soon.→⟧ So.",
    "“Who came?” asked the clerk, who had not slept since Monday.⟦ “Who came?” asked the clerk, who had not slept since Monday.→⟧",
    // Eight words, or inside a quotation: reported.
    "The ferry was two hours late on Friday. ⟦The ferry was two hours late on Friday.⟧ So.",
    "“It rained. \(long) ⟦\(long)⟧ So,” he said.",
    "\"It rained. \(long) ⟦\(long)⟧ So,\" he said.",
    // In another paragraph.
    "It rained. \(longer) So.\nNobody came. ⟦\(longer)⟧ And so on.",
  ])
  func findsRepeats(marked: String) throws {
    try expectLedger("repeated-sentence", marked)
  }

  @Test(arguments: [
    "He was late. He was late. He came by bus.",
    // A pull quote, and a paragraph that another rule reports.
    "It rained. \(longer) So.\n\(longer)\nNobody came.",
    "It rained. \(longer)\nNobody came.\nIt rained. \(longer)",
    // Refrain.
    "A. \(longer)\nB. \(longer)\nC. \(longer)",
    // Not quite the same.
    "\(long) The ferry was two hours late again when it came in on Monday.",
    "It rained. \(long) So.\nNobody came. \(long) And so on.",
    "", ".", ". . . . .", "” ” “ “", "\n\n.\n",
  ])
  func leavesOthers(text: String) throws {
    try expectSilence("repeated-sentence", text)
  }
}
