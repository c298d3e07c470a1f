import EnglishModel
import Testing

@Suite struct SplitRangeTests {
  /// What makes a text tokenized, by no scheme in particular.
  private static let plain = " , she said , and left ."

  @Test(arguments: [
    ("From 1980 – 87", "From 1980–87"),
    ("Ages 5 – 7 and 9 – 11", "Ages 5–7 and 9–11"),
    ("PAGES 12 – 14", "PAGES 12–14"),
    ("“ 1980 – 87 ” is carved on it", "“ 1980–87 ” is carved on it"),
  ])
  func joinsRanges(input: String, expected: String) throws {
    try expectRepair("split-range", input + Self.plain, expected + Self.plain)
  }

  @Test(arguments: [
    "From 1980⟦ – →–⟧87"
  ])
  func reportsTheDash(marked: String) throws {
    try expectLedger("split-range", marked + Self.plain)
  }

  @Test(arguments: [
    "He lived 4 May 1928 – 31 July 2017",
    "The wall – 30 feet – fell",
    "In 1962 – or later",
    "A Harlow – Vell line",
    "1980 - 87",
    "1980–87",
    "1980 — 87",
  ])
  func leavesDashes(text: String) throws {
    try expectSilence("split-range", text + Self.plain)
  }

  @Test(arguments: [
    "From 1980 – 87 it rained.",
    "Some 20 – 30 of them",
  ])
  func leavesProse(text: String) throws {
    try expectSilence("split-range", text)
  }

  @Test(arguments: ["Exclusive – Maria Lim , of Vell", "The mayor went to Alder – Harlow was shut"])
  func leavesDashesBetweenNames(text: String) throws {
    try expectSilence("split-range", text + Self.plain, repairModel: EnglishModel.repairModel())
  }
}
