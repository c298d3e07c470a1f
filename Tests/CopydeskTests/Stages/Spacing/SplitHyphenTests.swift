import Copydesk
import EnglishModel
import Testing
import WordRepair

@Suite struct SplitHyphenTests {
  /// What makes a text tokenized, by a splitter that sets hyphens off.
  private static let plain = " , she said , but they do n't mind ."

  /// What makes a text tokenized, by no scheme in particular.
  private static let unknown = " , she said , and left ."

  @Test(arguments: [
    ("It was a well - known ten - storey block", "It was a well-known ten-storey block"),
    ("They spoke to President Bashar al - Assad", "They spoke to President Bashar al-Assad"),
    ("A 12 - year - old boy from a U . S . - led mission", "A 12-year-old boy from a U . S .-led mission"),
    ("The score was 20 - 24", "The score was 20-24"),
    ("The vote was 230 - to - 198", "The vote was 230-to-198"),
    ("Growth fell to - 0.3 percent from - 0.1 percent", "Growth fell to -0.3 percent from -0.1 percent"),
  ])
  func asksTheModel(input: String, expected: String) throws {
    try expectRepair(
      "split-hyphen", input + Self.unknown, expected + Self.unknown, repairModel: EnglishModel.repairModel())
  }

  @Test(arguments: [
    "He said it was over - and left",
    "The report was accurate - and late - too late for that",
    "The prize - 500 pounds - went to the mayor",
    "In the end - in May - it rained",
  ])
  func leavesDashesTheModelSees(text: String) throws {
    let cleaner = try Cleaner(
      Configuration(only: ["split-hyphen"]), plugins: [WordRules(model: EnglishModel.repairModel())])
    let cleaned = try cleaner.clean(Document(id: "test", text: text + Self.unknown))
    #expect(String(decoding: cleaned.bytes, as: UTF8.self) == text + Self.unknown)
  }

  @Test(arguments: ["The ten⟦ - ⟧storey block"])
  func flagsWithoutAModelNorASchemeThatPartsHyphens(marked: String) throws {
    try expectLedger("split-hyphen", marked + Self.unknown)
  }

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
