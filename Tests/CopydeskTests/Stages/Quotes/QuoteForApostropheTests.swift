import Testing

@Suite struct QuoteForApostropheTests {
  @Test(arguments: [
    (#"It"s late, they don"t know."#, "It's late, they don't know."),
    ("The men´s boats aren`t there.", "The men's boats aren't there."),
    ("They didn‘t sail; we‘ll go.", "They didn’t sail; we’ll go."),
    ("The mayor‛s plan isn‛t new.", "The mayor’s plan isn’t new."),
    ("The mayor‚s plan isn‚t new.", "The mayor’s plan isn’t new."),
    (#"IT"S LATE"#, "IT'S LATE"),
    (#"“It"s late,” he said."#, "“It's late,” he said."),
    (#""It"s late," he said."#, #""It's late," he said."#), ("I´m sure they´ve gone.", "I'm sure they've gone."),
  ])
  func putsTheApostropheBack(input: String, expected: String) throws {
    try expectRepair("quote-for-apostrophe", input, expected)
  }

  @Test(arguments: [
    #"It⟦"→'⟧s late, they didn⟦‘→’⟧t sail, the men⟦´→'⟧s boats."#
  ])
  func reportsTheMark(marked: String) throws {
    try expectLedger("quote-for-apostrophe", marked)
  }

  @Test(arguments: [
    #"The letter "s" is worn."#,
    #"He wrote a"s"b here."#,
    #"The word "no"s"#,
    #"It is "so" late."#,
    "Hawai‘i and O‘ahu",
    "Er sagte ‚so‘ und ging; ‚s‘ fehlt.",
    "Run `s` twice",
    "The ‘s’ and the `t`",
    "It's late.",
    "Mar´ia",
    "He has`t a word",
  ])
  func leavesQuotations(text: String) throws {
    try expectSilence("quote-for-apostrophe", text)
  }
}
