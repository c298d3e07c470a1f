import Testing

@Suite struct SplitMeasureTests {
  /// What makes a text tokenized, by no scheme in particular.
  private static let plain = " , she said , and left ."

  @Test(arguments: [
    (#"He is 6 ' 2 " tall and she is 5 ' 9 " in all"#, #"He is 6'2" tall and she is 5'9" in all"#),
    ("The rug is 8 ' x 10 ' and the shelf 4 ' wide", "The rug is 8' x 10' and the shelf 4' wide"),
    (#"A 27 " screen and a 2.5 " drive"#, #"A 27" screen and a 2.5" drive"#),
  ])
  func closesSignsUp(input: String, expected: String) throws {
    try expectRepair("split-measure", input + Self.plain, expected + Self.plain)
  }

  @Test(arguments: [
    #"" I left in 2016 " is all he said"#,
    "He said ' we were 12 ' and went",
    #"" We are 12 " and " they are 14 " was said"#,
  ])
  func leavesQuotationMarks(text: String) throws {
    try expectSilence("split-measure", text + Self.plain)
  }

  @Test(arguments: [#"A 6 ' 2 " plank"#, "A shelf 4 ' wide"])
  func leavesProse(text: String) throws {
    try expectSilence("split-measure", text)
  }
}
