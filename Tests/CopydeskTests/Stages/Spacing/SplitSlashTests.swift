import Testing

@Suite struct SplitSlashTests {
  /// What makes a text naively tokenized.
  private static let naive = " , she said , and it ' s over ."

  /// What makes a text tokenized, in Moses' way.
  private static let moses = " , she said , and they don 't mind ."

  /// What makes a text tokenized, in Penn Treebank's way.
  private static let treebank = " , she said , but they do n't mind ."

  @Test(arguments: [
    ("With a coat and / or hat", "With a coat and/or hat"),
    ("It was 9 / 11", "It was 9/11"),
    ("AND / OR", "AND/OR"),
    ("The Harlow / Vell line", "The Harlow/Vell line"),
    ("“ He / she came ”", "“ He/she came ”"),
  ])
  func joinsInNaiveText(input: String, expected: String) throws {
    try expectRepair("split-slash", input + Self.naive, expected + Self.naive)
  }

  @Test(arguments: [
    ("A coat and / or hat", "A coat and/or hat")
  ])
  func joinsInMosesText(input: String, expected: String) throws {
    try expectRepair("split-slash", input + Self.moses, expected + Self.moses)
  }

  @Test(arguments: [
    "A coat and⟦ / →/⟧or hat"
  ])
  func reportsTheSlash(marked: String) throws {
    try expectLedger("split-slash", marked + Self.naive)
  }

  @Test(arguments: [
    "Sea and sky / The sand is gone",
    "and/or",
    "a / “ b ”",
    "word /word",
  ])
  func leavesVerseAndWhatIsWhole(text: String) throws {
    try expectSilence("split-slash", text + Self.naive)
  }

  @Test(arguments: [
    "A coat and / or hat"
  ])
  func leavesOtherSchemes(text: String) throws {
    try expectSilence("split-slash", text + Self.treebank)
  }

  @Test(arguments: [
    "Sea / sky / sand: three lines",
    "It was 9 / 11, he said.",
  ])
  func leavesProse(text: String) throws {
    try expectSilence("split-slash", text)
  }
}
