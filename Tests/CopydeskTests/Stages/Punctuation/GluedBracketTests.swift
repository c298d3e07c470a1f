import Testing

@Suite struct GluedBracketTests {
  @Test(arguments: [
    ("The wall(built in 1962)fell.", "The wall (built in 1962) fell."),
    ("The wall(built in May) fell.", "The wall (built in May) fell."),
    ("The wall (built in May)fell.", "The wall (built in May) fell."),
    ("He lives in Vell (N.Y.)and works.", "He lives in Vell (N.Y.) and works."),
    ("THE WALL(BUILT IN MAY)FELL", "THE WALL (BUILT IN MAY) FELL"),
    ("“The wall(as they say),” he said.", "“The wall (as they say),” he said."),
  ])
  func setsTheAsideOff(input: String, expected: String) throws {
    try expectRepair("glued-bracket", input, expected)
  }

  @Test(arguments: [
    "The wall⟦→ ⟧(built in May)⟦→ ⟧fell."
  ])
  func reportsInsertions(marked: String) throws {
    try expectLedger("glued-bracket", marked)
  }

  @Test(arguments: [
    "The member(s) voted.",
    "f(x) = g(y)",
    "See Ferry_(boat) there.",
    "Under § 12(b)(6) it fails.",
    "Call (020) 7946 0018.",
    "H2(g) and Fe(OH)",
    "He(she) came.",
    "A (re)in and a (to)day",
    "run(a = b, c)",
    "The wall(built\nin May)fell",
    "The wall (built in May) fell.",
  ])
  func leavesWhatBelongsToTheWord(text: String) throws {
    try expectSilence("glued-bracket", text)
  }
}
