import Testing

@Suite struct SplitHyphenTests {
  /// What makes a text tokenized, by no scheme in particular.
  private static let plain = " , she said , and left ."

  @Test(arguments: [
    ("The ten - storey block", "The ten-storey block"),
    ("A well - known 12 - year - old", "A well-known 12-year-old"),
    ("U.S. - led two - day talks", "U.S.-led two-day talks"),
    ("TEN - YEAR PLAN", "TEN-YEAR PLAN"),
    ("Ship - to - ship", "Ship-to-ship"),
    ("“ Co - operate , ” he said", "“ Co-operate , ” he said"),
    ("Café - bar", "Café-bar"),
  ])
  func joinsCompounds(input: String, expected: String) throws {
    try expectRepair("split-hyphen", input + Self.plain, expected + Self.plain)
  }

  @Test(arguments: [
    ("A two - and three - year plan", "A two- and three-year plan"),
    ("Pre - or post - war homes", "Pre- or post-war homes"),
  ])
  func keepsSuspendedHyphensOpen(input: String, expected: String) throws {
    try expectRepair("split-hyphen", input + Self.plain, expected + Self.plain)
  }

  @Test(arguments: [
    "A two⟦ -→-⟧ and three⟦ - →-⟧year plan"
  ])
  func reportsTheHyphenWithItsSpaces(marked: String) throws {
    try expectLedger("split-hyphen", marked + Self.plain)
  }

  @Test(arguments: [
    "A well-known man - so they say - came",
    "A half-built wall - old - fell",
  ])
  func leavesDashesWhereHyphensAreWhole(text: String) throws {
    try expectSilence("split-hyphen", text + Self.plain)
  }

  @Test(arguments: [
    ("The ten - storey block fell - it was old", "The ten-storey block fell - it was old"),
    ("A two - day visit by the mayor - Ann Lee", "A two-day visit by the mayor - Ann Lee"),
    ("A do - it - yourself shop", "A do-it-yourself shop"),
    ("A mid - July non - EU fair", "A mid-July non-EU fair"),
  ])
  func leavesDashesAmongCompounds(input: String, expected: String) throws {
    try expectRepair("split-hyphen", input + Self.plain, expected + Self.plain)
  }

  @Test(arguments: [
    "The North - South game - they won - was played by the mayor - Ann Lee"
  ])
  func leavesTextsThatWriteDashesSo(text: String) throws {
    try expectSilence("split-hyphen", text + Self.plain)
  }

  @Test(arguments: [
    "Two- and three-year plans",
    "A ten-year plan",
    "- Boats",
    "He said - “ no ” - twice",
  ])
  func leavesOtherHyphens(text: String) throws {
    try expectSilence("split-hyphen", text + Self.plain)
  }

  @Test(arguments: [
    "United won 3 - 1 at home.",
    "The wall - old as it was - held.",
    "7 - 3 = 4",
    "Monday - Friday",
  ])
  func leavesProse(text: String) throws {
    try expectSilence("split-hyphen", text)
  }
}
