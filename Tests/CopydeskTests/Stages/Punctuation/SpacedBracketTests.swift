import Testing

@Suite struct SpacedBracketTests {
  /// What makes a text tokenized, by no scheme in particular.
  private static let plain = " , she said , and left ."

  @Test(arguments: [
    ("He ( the mayor ) left.", "He (the mayor) left."),
    ("He go[es ] home.", "He go[es] home."),
    ("They was [ sic ] told.", "They was [sic] told."),
    ("HE ( THE MAYOR ) LEFT", "HE (THE MAYOR) LEFT"),
    ("( AP ) It rained.", "(AP) It rained."),
    ("It rained (in May ).", "It rained (in May)."),
    ("He (  the mayor  ) left.", "He (the mayor) left."),
    ("(“ Yes ” )", "(“ Yes ”)"),
  ])
  func closesUp(input: String, expected: String) throws {
    try expectRepair("spaced-bracket", input, expected)
  }

  @Test(arguments: [
    ("The set { a } grew", "The set {a} grew")
  ])
  func closesUpBracesOfTokenizedText(input: String, expected: String) throws {
    try expectRepair("spaced-bracket", input + Self.plain, expected + Self.plain)
  }

  @Test(arguments: [
    "He (⟦ →⟧the mayor⟦ →⟧) go[es⟦ →⟧] home."
  ])
  func reportsTheSpaces(marked: String) throws {
    try expectLedger("spaced-bracket", marked)
  }

  @Test(arguments: [
    "[ ] Boats\n[ ] Nets",
    "He called it( ).",
    "She wrote :-( and left ( for now",
    "a ( b",
    "b ) c",
    "while { x } do",
    "He (the mayor) left.",
    "( \nold )",

  ])
  func leavesOtherBrackets(text: String) throws {
    try expectSilence("spaced-bracket", text)
  }
}
