import Testing

@Suite struct StopBehindSpaceTests {
  @Test(arguments: [
    ("The wall fell .Nobody came ,she said .He left ,too.", "The wall fell. Nobody came, she said. He left, too."),
    ("The wall ,which was old ,fell ;nobody came.", "The wall, which was old, fell; nobody came."),
    ("“Who pays ?Nobody,” she said ,and left.", "“Who pays? Nobody,” she said, and left."),
    ("They say u.s .troops are near.", "They say u.s. troops are near."),
    ("THE WALL FELL ,SHE SAID", "THE WALL FELL, SHE SAID"),
  ])
  func movesTheSpace(input: String, expected: String) throws {
    try expectRepair("stop-behind-space", input, expected)
  }

  @Test func reportsTheSpaceAndTheMark() throws {
    try expectLedger("stop-behind-space", "It fell⟦ .→. ⟧Nobody came.")
  }

  @Test(arguments: [
    "Runs on .NET and .Net today, in the .com boom.",
    "A share of .5 and a :-) face",
    "Open the .gitignore file.",
    "He waited ...Then he left.",
    "Values a ,b ,c",
    "Keys one ,two,three",
    "It rained , he said .",
  ])
  func leavesOtherMarks(text: String) throws {
    try expectSilence("stop-behind-space", text)
  }
}
