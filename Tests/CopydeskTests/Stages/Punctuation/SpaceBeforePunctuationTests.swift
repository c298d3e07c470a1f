import Testing

@Suite struct SpaceBeforePunctuationTests {
  @Test(arguments: [
    ("It rained , he said . Did it ? No !", "It rained, he said. Did it? No!"),
    ("The mayor , who left, came back.", "The mayor, who left, came back."),
    ("“Yes ,” she said .", "“Yes,” she said."),
    (#""Yes ," she said ."#, #""Yes," she said."#),
    ("It fell (in May) .", "It fell (in May)."),
    ("HARLOW BAY , VELL .", "HARLOW BAY, VELL."),
    ("It rained  , he said.", "It rained, he said."),
    ("Who pays ? The mayor , she said.", "Who pays? The mayor, she said."),
    ("One thing : the wall fell ; nobody came .", "One thing: the wall fell; nobody came."),
    ("It rained .\nHe left , too .", "It rained.\nHe left, too."),
    ("It ended :) , she said , ( we think ;) .", "It ended :), she said, ( we think;)."),
    ("They wanted to , he said , and Step 2 : 15 minutes .", "They wanted to, he said, and Step 2: 15 minutes."),
  ])
  func closesUp(input: String, expected: String) throws {
    try expectRepair("space-before-punctuation", input, expected)
  }

  @Test(arguments: [
    "It rained⟦ →⟧, he said⟦ →⟧."
  ])
  func reportsTheSpace(marked: String) throws {
    try expectLedger("space-before-punctuation", marked)
  }

  @Test(arguments: [
    "Il a dit : « Nous partons ! » Pourquoi ? Personne ne le sait ; c’est ainsi.",
    "Qui paie ? Personne !",
  ])
  func leavesFrench(text: String) throws {
    try expectSilence("space-before-punctuation", text)
  }

  @Test(arguments: [
    "He waited ... and left …",
    "Well . . . maybe.",
    "A share of .5 in the .com boom",
    "Fine :) she wrote, then ;) and :-(",
    "Great night :) see you all, he wrote. So sad :( but true ;)",
    "More votes are needed to , one by one.",
    "The plan for the , nobody knew.",
    "The wall ? old as it was ? fell.",
    "Runs on .NET today",
    "(?) is (!) odd",
    ".5 is half",
    "He left.\n, and so on",
  ])
  func leavesWhatBelongsToTheNextWord(text: String) throws {
    try expectSilence("space-before-punctuation", text)
  }
}
