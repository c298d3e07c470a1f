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
    ("“ He said ‘no.’ ”", "“He said ‘no.’”"),
    (#"The " Old Wall " is not his ."#, #"The "Old Wall" is not his ."#),
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
    (#"He is 6 ' 2 " tall, she 5 ' 9 "."#, #"He is 6'2" tall, she 5'9"."#),
    ("The rug is 8 ' x 10 ' and the shelf 4 ' wide .", "The rug is 8' x 10' and the shelf 4' wide ."),
    (#"A 27 " screen and a 2.5 " drive were sold ."#, #"A 27" screen and a 2.5" drive were sold ."#),
    (#"" It is a 27 " screen , " he said ."#, #""It is a 27" screen ," he said ."#),
  ])
  func closesUpFeetAndInches(input: String, expected: String) throws {
    try expectRepair("spaced-quote", input, expected)
  }

  @Test(arguments: [
    (#"" It fell in 1962 " , he said ."#, #""It fell in 1962" , he said ."#),
    (#"He called 62 " a bad year " ."#, #"He called 62 "a bad year" ."#),
    ("In May of 62 ' the wall ' fell .", "In May of 62 'the wall' fell ."),
  ])
  func takesMarksBehindNumbersForQuotations(input: String, expected: String) throws {
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
    "“He told us, ‘Leave the boats,’ ” she said.",
    "“ ‘Leave the boats,’ he told us,” she said.",
    "They are for 'im or agin 'im.",
    #"He said: "We lost. "We will go on," he said."#,
    #""We lost. "We go on. "It is not over. "So we stay," he said. "No more.""#,
    #"He told the Post: "We lost. And she said: "We go on." They left."#,
    #"The <a href="wall.html" class="old">wall</a>, "as it was", held."#,
  ])
  func leavesSetMarks(text: String) throws {
    try expectSilence("spaced-quote", text)
  }
}
