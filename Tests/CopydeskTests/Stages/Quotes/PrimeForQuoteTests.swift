import Testing

@Suite struct PrimeForQuoteTests {
  @Test(arguments: [
    ("“Yes,″ she said.", "“Yes,” she said."),
    ("“A,” ″B,” ″C”", "“A,” “B,” “C”"),
    ("″Yes,″ she said.", "\"Yes,\" she said."),
    ("″Yes,″ she said. “No.”", "“Yes,” she said. “No.”"),
    ("″Yes,\" she said.", "\"Yes,\" she said."),
    ("“IT ENDED IN 1962,″ HE SAID", "“IT ENDED IN 1962,” HE SAID"),
    ("“It ended in 1962.″ He left.", "“It ended in 1962.” He left."),
  ])
  func becomesAMark(input: String, expected: String) throws {
    try expectRepair("prime-for-quote", input, expected)
  }

  @Test(arguments: ["“Yes,⟦″→”⟧ she said."])
  func reportsTheSign(marked: String) throws {
    try expectLedger("prime-for-quote", marked)
  }

  @Test(arguments: [
    "A 27″ screen",
    "“It is a 27″ screen,” he said.",
    "It is 6′ 2″ by 4″.",
    "At 40° 26′ 46″ N",
    "“Yes,” she said.",
  ])
  func leavesInchesAndSeconds(text: String) throws {
    try expectSilence("prime-for-quote", text)
  }
}
