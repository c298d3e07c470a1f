import Testing

@Suite struct DoubledMarkTests {
  @Test(arguments: [
    ("He came,, she left.", "He came, she left."),
    ("She left the U.S. .", "She left the U.S."),
    ("He came;; she left.", "He came; she left."),
    ("HARLOW,, VELL", "HARLOW, VELL"),
    ("Zoë,, too", "Zoë, too"),
    ("To the U.N. .\nThen home", "To the U.N.\nThen home"),
  ])
  func becomesOne(input: String, expected: String) throws {
    try expectRepair("doubled-mark", input, expected)
  }

  @Test(arguments: [
    "He came,⟦,→⟧ she left the U.S.⟦ .→⟧"
  ])
  func reportsTheSecondMark(marked: String) throws {
    try expectLedger("doubled-mark", marked)
  }

  @Test(arguments: [
    "He waited⟦..⟧ and left.",
    "He left⟦..⟧",
  ])
  func onlyReportsTwoStops(marked: String) throws {
    try expectLedger("doubled-mark", marked)
  }

  @Test(arguments: [
    "He waited... and left.",
    "What?! No!! Really?!?",
    "He left the U.S. . . . and so on",
    "The U.S. and the U.N.",
    "a,,b,,,c",
    "A::B and f(x);;",
    "He left . . now",
  ])
  func leavesTheWritersMarks(text: String) throws {
    try expectSilence("doubled-mark", text)
  }
}
