import Testing

@Suite struct SplitDashTests {
  /// What makes a text naively tokenized.
  private static let naive = " , she said , and it ' s over ."

  /// What makes a text tokenized, by no scheme in particular.
  private static let plain = " , she said , and left ."

  /// What makes a text tokenized, in Penn Treebank's way.
  private static let treebank = " , she said , but they do n't mind ."

  @Test(arguments: [
    ("It is late - - too late", "It is late -- too late"),
    ("A WALL - - OLD AS IT WAS - - FELL", "A WALL -- OLD AS IT WAS -- FELL"),
    ("“ Never - - ” he said", "“ Never -- ” he said"),
    ("In 1962 - - or 1963", "In 1962 -- or 1963"),
  ])
  func joinsHyphensOfNaivelySplitText(input: String, expected: String) throws {
    try expectRepair("split-dash", input + Self.naive, expected + Self.naive)
  }

  @Test(arguments: [
    ("A ten - year plan - - so they say", "A ten - year plan -- so they say")
  ])
  func joinsHyphensWhereAllAreSetOff(input: String, expected: String) throws {
    try expectRepair("split-dash", input + Self.plain, expected + Self.plain)
  }

  @Test(arguments: [
    "It is late -⟦ →⟧- too late"
  ])
  func reportsTheSpace(marked: String) throws {
    try expectLedger("split-dash", marked + Self.naive)
  }

  @Test(arguments: [
    "It is late -- too late",
    "A ten - year plan",
    "From - -12 degrees",
    "- - - - -",
  ])
  func leavesOtherHyphens(text: String) throws {
    try expectSilence("split-dash", text + Self.naive)
  }

  @Test(arguments: [
    "It is late - - too late"
  ])
  func leavesOtherSchemes(text: String) throws {
    try expectSilence("split-dash", text + Self.treebank)
  }

  @Test(arguments: [
    "It is late - - too late.",
    "A wall--old as it was--fell.",
  ])
  func leavesProse(text: String) throws {
    try expectSilence("split-dash", text)
  }
}
