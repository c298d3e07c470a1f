import EnglishModel
import Testing

@Suite struct SplitInitialsTests {
  /// What makes a text naively tokenized.
  private static let naive = " , she said , and it ' s over ."

  @Test(arguments: [
    ("The U. S. President left the U. N. building.", "The U.S. President left the U.N. building."),
    ("U. K. voters and E. U. ministers met.", "U.K. voters and E.U. ministers met."),
    ("He lives in Washington, D. C. today.", "He lives in Washington, D.C. today."),
    ("It began at 6 a. m. and ended at 7 p. m. on Monday.", "It began at 6 a.m. and ended at 7 p.m. on Monday."),
    ("He left the U. S. The visit was short.", "He left the U.S. The visit was short."),
    ("“The U. S. won,” he said.", "“The U.S. won,” he said."),
    ("Made in the U. S. A.", "Made in the U.S.A."),
    ("AT 6 A. M. MONDAY IN THE U. S.", "AT 6 A.M. MONDAY IN THE U.S."),
    ("the D. C. Council and the L. A. Times", "the D.C. Council and the L.A. Times"),
    ("From Harlow, N. C. Gov. Lim wrote.", "From Harlow, N.C. Gov. Lim wrote."),
    ("He moved to L. A. The visit was short.", "He moved to L.A. The visit was short."),
  ])
  func joinsKnownAbbreviations(input: String, expected: String) throws {
    try expectRepair("split-initials", input, expected)
  }

  @Test(arguments: [
    ("The U . S . vote", "The U.S. vote"),
    ("J . K . Marsh wrote", "J.K. Marsh wrote"),
    ("At 6 a . m . today", "At 6 a.m. today"),
  ])
  func joinsAnyShatteredChainOfTokenizedText(input: String, expected: String) throws {
    try expectRepair("split-initials", input + Self.naive, expected + Self.naive)
  }

  @Test(arguments: [
    "The U.⟦ →⟧S. vote",
    "In Harlow, D.⟦ →⟧C.",
  ])
  func reportsEverySpace(marked: String) throws {
    try expectLedger("split-initials", marked)
  }

  @Test(arguments: [
    "J. K. Marsh met George W. Brook.",
    "W. H. Orden wrote it.",
    "A play by A. M. Rossel and D. C. Fontaine",
    "L. A. Marsh and N. C. Brook met E. G. Tollen.",
    "S. D. Lim won.",
  ])
  func leavesInitialsOfPeople(text: String) throws {
    try expectSilence("split-initials", text)
  }

  @Test(arguments: [
    "The U.S. and the U.N. agreed.",
    "Das ist z. B. u. a. wahr.",
    "Plan A. B. is next.",
    "The U . S . vote is over, they say, for now, at least.",
    "It was vitamin C. D. is another.",
    "They met in the U.S. A. Smith wrote it.",
  ])
  func leavesOtherStops(text: String) throws {
    try expectSilence("split-initials", text)
  }

  @Test(arguments: ["U. S. Grant won.", "He took vitamin C. E. coli was found.", "C. Orr is in D. C. Vell is not."])
  func leavesWhatTheModelReadsAsTwo(text: String) throws {
    try expectSilence("split-initials", text, repairModel: EnglishModel.repairModel())
  }

  @Test func leavesAStopOnTheWrongSide() throws {
    try expectSilence("split-initials", "Commanders say u.s .troops are near , and u.s .forces moved , she said .")
  }
}
