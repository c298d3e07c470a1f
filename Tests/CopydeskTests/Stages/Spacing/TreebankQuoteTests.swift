import Testing

@Suite struct TreebankQuoteTests {
  @Test(arguments: [
    ("`` I saw it , '' she said .", #""I saw it ," she said ."#),
    ("``Yes,'' she said.", #""Yes," she said."#),
    ("He said , `` No . '' `` Why ? ''", #"He said , "No ." "Why ?""#),
    ("`` LEAVE , '' HE SAID", #""LEAVE ," HE SAID"#),
  ])
  func becomeStraightMarks(input: String, expected: String) throws {
    try expectRepair("treebank-quote", input, expected)
  }

  @Test(arguments: [
    ("“No.” `` Yes , '' she said .", "“No.” “Yes ,” she said ."),
    ("It’s “so”, ``he said''.", "It’s “so”, “he said”."),
  ])
  func becomeCurlyMarksBesideCurlyOnes(input: String, expected: String) throws {
    try expectRepair("treebank-quote", input, expected)
  }

  @Test(arguments: [
    #"⟦`` →"⟧Yes ,⟦ ''→"⟧ she said ."#
  ])
  func reportsTheMarkWithItsSpace(marked: String) throws {
    try expectLedger("treebank-quote", marked)
  }

  @Test(arguments: [
    "Run `git log` twice.",
    "```\ncode\n```",
    "''Yes,'' she said.",
    "It was 6'' by 4''.",
    "It's the dogs' day.",
    "A lone ` mark",
  ])
  func leavesOtherBackticks(text: String) throws {
    try expectSilence("treebank-quote", text)
  }
}
