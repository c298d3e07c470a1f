import Testing

@Suite struct TightQuoteTests {
  @Test(arguments: [
    (#"He said,"We won" and left."#, #"He said, "We won" and left."#),
    ("In a statement,“We won,”she said.", "In a statement, “We won,” she said."),
    (#"He asked:"Who pays?""#, #"He asked: "Who pays?""#),
    ("“We won.”She left.", "“We won.” She left."),
    ("HE SAID,“WE WON,”THEN LEFT", "HE SAID, “WE WON,” THEN LEFT"),
    ("It ended.“We won,” he said.", "It ended. “We won,” he said."),
    ("They called it 'no fault 'divorce.", "They called it 'no fault ' divorce."),
  ])
  func putsTheSpaceBack(input: String, expected: String) throws {
    try expectRepair("tight-quote", input, expected)
  }

  @Test(arguments: [
    "He said,⟦→ ⟧“We won,”⟦→ ⟧she said."
  ])
  func reportsInsertions(marked: String) throws {
    try expectLedger("tight-quote", marked)
  }

  @Test(arguments: [
    "The wall (“our pride and joy”) fell.",
    "One word—“Enough”—in red",
    "A and/“or” B",
    "The “no”s have it.",
    #"The "boss"'s car and the “boss”’s car"#,
    "她说:“我们走吧。”他问:“为什么?”",
    "“Yes,” she said. “No.”",
    #"A 27" screen and a 10" disc"#,
    #"A well-"known" man"#,
    #"The constant p"K"a and the "n"th root"#,
    "The book of 'Alam, as those who came to see it later said, and 'Amir's",
    #"He said: "We lost. "We will go on," he said."#,
    "They sang 'the '90s blues' twice.",
    "“They sang of 'em,” he said.",
  ])
  func leavesWhatNeedsNone(text: String) throws {
    try expectSilence("tight-quote", text)
  }
}
