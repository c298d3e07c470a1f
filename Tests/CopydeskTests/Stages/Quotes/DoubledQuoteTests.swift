import Testing

@Suite struct DoubledQuoteTests {
  @Test(arguments: [
    ("““Yes,”” she said.", "“Yes,” she said."),
    ("““YES””", "“YES”"),
    ("He said, ““No.””", "He said, “No.”"),
    ("““ Yes ””", "“ Yes ”"),
    ("She said ““no” twice.", "She said “no” twice."),
  ])
  func becomesOne(input: String, expected: String) throws {
    try expectRepair("doubled-quote", input, expected)
  }

  @Test(arguments: [
    "“⟦“→⟧Yes,”⟦”→⟧ she said."
  ])
  func reportsTheSecondMark(marked: String) throws {
    try expectLedger("doubled-quote", marked)
  }

  @Test(arguments: [
    "“‘Leave,’ he said,” she said.",
    #"The string "" is empty."#,
    "“He said “no”",
    "‘’90s’",
    "“Yes”“No”",
    "“” is empty",
    "''Yes''",
  ])
  func leavesOtherNeighbours(text: String) throws {
    try expectSilence("doubled-quote", text)
  }
}
