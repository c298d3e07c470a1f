import Testing

@Suite struct GluedAddressTests {
  @Test(arguments: [
    ("A night at the harbour.pic.twitter.com/aB3xYz9 More.", "A night at the harbour. pic.twitter.com/aB3xYz9 More."),
    ("Great night for the town!pic.twitter.com/aB3", "Great night for the town! pic.twitter.com/aB3"),
    ("Great night.https://t.example/x1Y2 More soon.", "Great night. https://t.example/x1Y2 More soon."),
    ("“We won.”https://t.example/x1", "“We won.” https://t.example/x1"),
    ("GREAT NIGHT.HTTP and http…http://t.example/x1", "GREAT NIGHT.HTTP and http… http://t.example/x1"),
  ])
  func setsTheAddressOff(input: String, expected: String) throws {
    try expectRepair("glued-address", input, expected)
  }

  @Test func reportsAnInsertion() throws {
    try expectLedger("glued-address", "Great night.⟦→ ⟧https://t.example/x1 More.")
  }

  @Test(arguments: [
    "See http://vell.org/x?u=http://vell.com/ and (https://vell.org).",
    "It is at www.vell.org/web/2010/http://vell.com now.",
    "A night at the harbour. pic.twitter.com/aB3",
    "The epic.twitter.com/ page",
    "href=\"https://vell.org\"",
    "web.vell.https://vell.org",
  ])
  func leavesAddressesInsideOthers(text: String) throws {
    try expectSilence("glued-address", text)
  }
}
