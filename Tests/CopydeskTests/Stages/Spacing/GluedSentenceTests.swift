import Testing

@Suite struct GluedSentenceTests {
  @Test(arguments: [
    ("The meeting ended.Then they left.", "The meeting ended. Then they left."),
    ("Was it over?He thought so.", "Was it over? He thought so."),
    ("It ended!Nobody came.", "It ended! Nobody came."),
    ("She said “no”.Then she left.", "She said “no”. Then she left."),
    ("She said ‘no’.Then she left.", "She said ‘no’. Then she left."),
    ("It fell (in May).Then it rained.", "It fell (in May). Then it rained."),
    ("It fell in 1962.The town wept.", "It fell in 1962. The town wept."),
    ("They met Marsh.The town wept.", "They met Marsh. The town wept."),
    ("He left.I stayed.", "He left. I stayed."),
    ("The meeting ended.Émile left.", "The meeting ended. Émile left."),
    ("Was it over?Øystein left.", "Was it over? Øystein left."),
    ("Mr.Poe and Dr.Varga came.", "Mr. Poe and Dr. Varga came."),
  ])
  func partsSentences(input: String, expected: String) throws {
    try expectRepair("glued-sentence", input, expected)
  }

  @Test(arguments: [
    ("It was a declaration.of sorts.", "It was a declaration. of sorts."),
    ("They loved freedom.and the sea.", "They loved freedom. and the sea."),
    ("An old organization.at last found", "An old organization. at last found"),
  ])
  func partsWordsAtAStop(input: String, expected: String) throws {
    try expectRepair("glued-sentence", input, expected)
  }

  @Test(arguments: [
    "It ended.⟦→ ⟧Then they left.",
    "Over?⟦→ ⟧He thought so.",
  ])
  func reportsAnInsertion(marked: String) throws {
    try expectLedger("glued-sentence", marked)
  }

  @Test(arguments: [
    "The film D.A.R.Y.L. is old.",
    "Node.js, ASP.NET, Booking.com and last.fm",
    "Rename notes.pdf to notes.v2.tar.gz.",
    "J.R.R. Tolland left the U.S. at 6 a.m.",
    "Version 2.0.1 and 3.14",
    "See www.vell.org/News.Old or Vell.org.",
    "Ines Varga, Ph.D., and an M.Sc. degree",
    "Wait...What?",
    "What?!",
    "A size.É. model",
    "un mot.élan",
    "e.g. this, i.e. that",
    "It is at kestrel.it is said.",
    "Write to mara.tollen@example.co.uk.",
    "A System.Out.Print call",
    "It ended. Then it began.",
  ])
  func leavesNamesAndNumbers(text: String) throws {
    try expectSilence("glued-sentence", text)
  }
}
