import Testing

@Suite struct SplitEllipsisTests {
  /// What makes a text naively tokenized.
  private static let naive = " , she said , and it ' s over ."

  /// What makes a text tokenized, in Penn Treebank's way.
  private static let treebank = " , she said , but they do n't mind ."

  @Test(arguments: [
    ("It is late and . . . well", "It is late and... well"),
    ("“ We left [ . . . ] and you", "“ We left [ ... ] and you"),
    (". . . and so on", "... and so on"),
    ("GONE . . . . THEN NOTHING", "GONE.... THEN NOTHING"),
    ("She said , . . . no", "She said , ... no"),
  ])
  func joinsNaivelySplitStops(input: String, expected: String) throws {
    try expectRepair("split-ellipsis", input + Self.naive, expected + Self.naive)
  }

  @Test(arguments: [
    "It is late⟦ . . .→...⟧ well"
  ])
  func reportsTheRun(marked: String) throws {
    try expectLedger("split-ellipsis", marked + Self.naive)
  }

  @Test(arguments: [
    "It is late ... well",
    "It is over . . well",
    "It is late. Well. So.",
  ])
  func leavesOtherRuns(text: String) throws {
    try expectSilence("split-ellipsis", text + Self.naive)
  }

  @Test(arguments: [
    "He waited . . . and waited",
    "Well . . . maybe",
  ])
  func leavesOtherSchemes(text: String) throws {
    try expectSilence("split-ellipsis", text + Self.treebank)
  }

  @Test(arguments: [
    "He waited . . . and waited. . . . Then he left.",
    "“Well . . . maybe,” it's said.",
  ])
  func leavesAHouseStyle(text: String) throws {
    try expectSilence("split-ellipsis", text)
  }

  @Test func joinsStopsWhereNoContractionTellsTheScheme() throws {
    try expectRepair(
      "split-ellipsis", "Nobody . . . not one , she said , and left .", "Nobody... not one , she said , and left .")
  }
}
