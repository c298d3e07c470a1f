import Copydesk
import EnglishModel
import Testing
import WordRepair

@Suite struct SplitNumberTests {
  /// What makes a text naively tokenized.
  private static let naive = " , she said , and it ' s over ."

  @Test(arguments: [
    ("Some 35, 000 guests left.", "Some 35,000 guests left."),
    ("35, 000 CAME TO HARLOW BAY, 20, 000 LEFT", "35,000 CAME TO HARLOW BAY, 20,000 LEFT"),
    ("The bill was $1, 500 and £3. 20.", "The bill was $1,500 and £3.20."),
    ("“It was €2. 1 million,” he said.", "“It was €2.1 million,” he said."),
    (
      "Prices rose 3. 5 percent, or 0. 4 points, not 7. 5% as feared.",
      "Prices rose 3.5 percent, or 0.4 points, not 7.5% as feared."
    ),
    ("At 6: 30 a.m. it rained, at 11: 45 PM it stopped.", "At 6:30 a.m. it rained, at 11:45 PM it stopped."),
  ])
  func joinsNumbersOfProse(input: String, expected: String) throws {
    try expectRepair("split-number", input, expected)
  }

  @Test(arguments: [
    ("The 1, 200 inmates and 35, 000 guests left.", "The 1,200 inmates and 35,000 guests left."),
    ("It drew 14, 500 people at 9 p. m. today.", "It drew 14,500 people at 9 p. m. today."),
    ("A 2. 5-mile walk at 9 p. m. and 8 a. m. today", "A 2.5-mile walk at 9 p. m. and 8 a. m. today"),
  ])
  func asksTheModelWhatAPatternCannotTell(input: String, expected: String) throws {
    try expectRepair("split-number", input, expected, repairModel: EnglishModel.repairModel())
  }

  @Test func saysWhatTheModelGains() throws {
    let cleaner = try Cleaner(
      Configuration(only: ["split-number"]), plugins: [WordRules(model: EnglishModel.repairModel())])
    let findings = try cleaner.clean(Document(id: "test", text: "Some 1, 200 men left at 9 p. m. and 8 a. m."))
    let evidence = try #require(findings.ledger.findings.first?.evidence.first { $0.name == "likelihood-gain" })
    #expect(evidence.value.hasPrefix("+"))
  }

  @Test(arguments: ["Some 1,⟦ ⟧200 men left at 9 p. m. and 8 a. m. today."])
  func flagsThatWithoutAModel(marked: String) throws {
    try expectLedger("split-number", marked)
  }

  @Test(arguments: [
    "Marsh, 6-2, 220, and Lim, 6-5, 240, left at 9 p. m. and 8 a. m.",
    "She swims the 50, 100, 200 and 400 freestyle at 9 p. m. and 8 a. m.",
  ])
  func leavesListsAndSizesInTextsThatPartNumbers(text: String) throws {
    try expectSilence("split-number", text, repairModel: EnglishModel.repairModel())
  }

  @Test(arguments: [
    ("At 6 : 30 they left", "At 6:30 they left"),
    ("Some 11 , 000 men walked 3 . 5 percent", "Some 11,000 men walked 3.5 percent"),
    ("0 . 0375 of it is sand", "0.0375 of it is sand"),
  ])
  func joinsShatteredNumbersOfTokenizedText(input: String, expected: String) throws {
    try expectRepair("split-number", input + Self.naive, expected + Self.naive)
  }

  @Test(arguments: [
    ("At 6 : 30 some 1,200 men left", "At 6:30 some 1,200 men left")
  ])
  func joinsTimesWhereNumbersAreWhole(input: String, expected: String) throws {
    try expectRepair("split-number", input + Self.naive, expected + Self.naive)
  }

  @Test(arguments: [
    "The 11,⟦ →⟧000 men paid $2.⟦ →⟧1 million at 6:⟦ →⟧30 p.m. each."
  ])
  func reportsTheSpaces(marked: String) throws {
    try expectLedger("split-number", marked)
  }

  @Test(arguments: [
    "It took 3⟦ . →.⟧5 percent"
  ])
  func reportsTheWholeMark(marked: String) throws {
    try expectLedger("split-number", marked + Self.naive)
  }

  @Test(arguments: [
    "On Flight 93, 175 people waited.",
    "He lived in apartment 3. 5 million people voted.",
    "In Room 12, 300 people sat, on page 3, 142 readers stopped, and in chapter 9, 100 more.",
    "In June 3, 200 people came.",
    "On Sept. 5, 300 people came, on Oct. 7, 400.",
    "In 2016, 200 people came; in 2017, 100.",
    "Rows 10, 200 and 300 were empty.",
    "Rows 3 and 10, 200 were empty.",
    "Some 1,200 men were in rooms 10, 300.",
    "It ended in 2. 30 men left.",
    "He scored 2. They scored 1.",
    "On May 3. 5 people came.",
    "The score at 6: 30 men down",
    "See John 3: 16 for this.",
    "In sections 1, 20, 300",
    "From 100,000, 200,000 were left.",
    "The years 1962, 1963 and 1970",
    "Of the 20, 100 were new. The vote was 61 to 39, 100 members being present.",
    "Killed: 12, 130 wounded. On Monday it was 15, 110 wounded.",
    "Plan\n\n1. 5 km run\n2. 10 km ride\n3. 20 minutes of rest",
    "The bill passed 61-39. 20 percent of them were absent. It was 22-21. 5 percent were absent.",
  ])
  func leavesTwoNumbers(text: String) throws {
    try expectSilence("split-number", text)
  }

  @Test(arguments: [
    "On June 3 , 200 men left",
    "It began in 1962 . 30 men left",
    "A vote of 10 , 20 or 30",
  ])
  func leavesTwoNumbersInTokenizedText(text: String) throws {
    try expectSilence("split-number", text + Self.naive)
  }
}
