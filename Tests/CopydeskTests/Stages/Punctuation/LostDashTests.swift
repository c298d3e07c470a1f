import Testing

@Suite struct LostDashTests {
  @Test(arguments: [
    "The mayor ⟦?⟧ no saint ⟦?⟧ left.",
    "It will soon⟦?⟧I mean very soon⟦?⟧come to an end.",
    "Not patient ⟦?⟧ but able.",
  ])
  func reportsTheMark(marked: String) throws {
    try expectLedger("lost-dash", marked)
  }

  @Test(arguments: [
    "Was it over? He thought so. Who pays? nobody.",
    "See index.php?id=12 and a/b?c now.",
    "Was it over?He thought so.",
    "They said ? , and left ? for good , she said .",
    "“Who?” he asked.",
  ])
  func leavesQuestions(text: String) throws {
    try expectSilence("lost-dash", text)
  }
}
