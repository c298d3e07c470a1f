import Testing

@Suite struct SpacedQuoteTests {
  @Test(arguments: [
    (#"He said " no reason " and left."#, #"He said "no reason" and left."#),
    ("“ Yes , ” she said.", "“Yes ,” she said."),
    (#"" Yes , " she said."#, #""Yes ," she said."#),
    ("He wrote: “ The wall fell. ”", "He wrote: “The wall fell.”"),
    (#"" WHO PAYS? " HE ASKED."#, #""WHO PAYS?" HE ASKED."#),
    ("She called it ‘ late ’ twice.", "She called it ‘late’ twice."),
    (#"" We go , " she said . " Stay here . ""#, #""We go ," she said . "Stay here .""#),
    (#"“ It’s a 27" screen, ” he said."#, #"“It’s a 27" screen,” he said."#),
    ("(“ Yes ”)", "(“Yes”)"),
  ])
  func closesUp(input: String, expected: String) throws {
    try expectRepair("spaced-quote", input, expected)
  }

  @Test(arguments: [
    ("The dogs ' owners came.", "The dogs' owners came."),
    ("The dogs ’ owners came.", "The dogs’ owners came."),
    ("Music of the ' 90s", "Music of the '90s"),
    ("Music of the ’ 90s", "Music of the ’90s"),
  ])
  func closesUpApostrophes(input: String, expected: String) throws {
    try expectRepair("spaced-quote", input, expected)
  }

  @Test(arguments: [
    #"He said "⟦ →⟧no reason⟦ →⟧" and left."#,
    "“⟦ →⟧Yes ,⟦ →⟧” she said.",
  ])
  func reportsTheSpaces(marked: String) throws {
    try expectLedger("spaced-quote", marked)
  }

  @Test(arguments: [
    #"He said "no reason" and left."#,
    "“Yes,” she said. “No.”",
    "« Nous partons », dit-elle.",
    #"He is 6' 2" tall."#,
    #"A 2.5" drive fits, a 3.5" one doesn't."#,
    "The dogs' owners and the Joneses’ house",
    "They played rock 'n' roll and rock ’n’ roll.",
    "Music of the '90s",
    "„Wir gehen“, sagte sie.",
    "Keep movin' and don't stop.",
    "'Tis late, 'twas ever thus.",
  ])
  func leavesSetMarks(text: String) throws {
    try expectSilence("spaced-quote", text)
  }
}
