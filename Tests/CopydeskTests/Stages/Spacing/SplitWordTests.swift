import Testing

@Suite struct SplitWordTests {
  /// What makes a text tokenized, in Penn Treebank's way.
  private static let treebank = " , she said , but they do n't mind ."

  /// What makes a text naively tokenized.
  private static let naive = " , she said , and it ' s over ."

  @Test(arguments: [
    ("They are gon na win.", "They are gonna win."),
    ("I wan na go.", "I wanna go."),

    ("“Gon na win,” he said.", "“Gonna win,” he said."),
    ("I said they’re gon na.", "I said they’re gonna."),
  ])
  func joinsWhatIsNoEnglishAnywhere(input: String, expected: String) throws {
    try expectRepair("split-word", input, expected)
  }

  @Test(arguments: [
    ("They can not go", "They cannot go"),
    ("CAN NOT GO", "CANNOT GO"), ("GON NA WIN", "GONNA WIN"),
    ("I got ta run", "I gotta run"),
    ("Gim me that and lem me see", "Gimme that and lemme see"),
    ("They could , but we can not", "They could , but we cannot"),
  ])
  func joinsTheOthersInTokenizedText(input: String, expected: String) throws {
    try expectRepair("split-word", input + Self.treebank, expected + Self.treebank)
  }

  @Test(arguments: [
    "They can⟦ →⟧not and are gon⟦ →⟧na go"
  ])
  func reportsTheSpace(marked: String) throws {
    try expectLedger("split-word", marked + Self.treebank)
  }

  @Test(arguments: [
    "They can not go, she said.",
    "I got ta run.",
    "Gim me that.",
    "A wan nanny came.",
    "A wagon na name",
    "Lem me see",
  ])
  func leavesTwoWordsInProse(text: String) throws {
    try expectSilence("split-word", text)
  }

  @Test(arguments: [
    "One can not only row but swim",
    "They cannot go and can not stay",
    "A can nothing could open",
    "The toucan not seen",
    "He forgot tales",
    "Salem men",
  ])
  func leavesTwoWordsInTokenizedText(text: String) throws {
    try expectSilence("split-word", text + Self.treebank)
  }

  @Test(arguments: [
    "They can not go",
    "I got ta run",
  ])
  func leavesWhatOtherSchemesLeaveWhole(text: String) throws {
    try expectSilence("split-word", text + Self.naive)
  }
}
