import Testing

@Suite struct SpacedInterpolationTests {
  /// What makes a text tokenized, by no scheme in particular.
  private static let plain = " , she said , and left ."

  @Test(arguments: [
    ("“ [T] his is odd", "“ [T]his is odd"),
    ("A shocking [ly] bad day", "A shocking[ly] bad day"),
    ("Their rights [.]", "Their rights[.]"),
    ("He go [es] home", "He go[es] home"),
    ("The person (s) involved", "The person(s) involved"),
    ("[W] e left", "[W]e left"),
    ("[I] t was late [,] they say", "[I]t was late[,] they say"),
    ("[I] n May [A] nd June [A] ll left", "[I]n May [A]nd June [A]ll left"),
  ])
  func joinsInTokenizedText(input: String, expected: String) throws {
    try expectRepair("spaced-interpolation", input + Self.plain, expected + Self.plain)
  }

  @Test(arguments: [
    "“ [T]⟦ →⟧his is shocking⟦ →⟧[ly] bad"
  ])
  func reportsTheSpace(marked: String) throws {
    try expectLedger("spaced-interpolation", marked + Self.plain)
  }

  @Test(arguments: [
    "[A] Harlow man",
    "He [the mayor] came",
    "They was [sic] told",
    "He told [us] so",
    "[I] was there",
    "“ [A] man came",
    "[A] few left",
    "See (p) and (n)",
    "It's [1] so",
  ])
  func leavesWords(text: String) throws {
    try expectSilence("spaced-interpolation", text + Self.plain)
  }

  @Test(arguments: [
    "“[T] his is odd,” he said.",
    "A shocking [ly] bad day.",
    "The person (s) came.",
  ])
  func leavesProse(text: String) throws {
    try expectSilence("spaced-interpolation", text)
  }
}
