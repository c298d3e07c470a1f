import EnglishModel
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
    "She wrote as @ada.Brook and ada.brook@Vell.Com to us.",
    "1.Introduction\n2.Method",
    "The shop.no site and the kestrel.no page",
    "It will soon?I mean very soon?come to an end.",
  ])
  func leavesNamesAndNumbers(text: String) throws {
    try expectSilence("glued-sentence", text)
  }

  @Test(arguments: [
    ("They left the White House.God help them all.", "They left the White House. God help them all."),
    ("They met on Wednesday.Voting was over by noon.", "They met on Wednesday. Voting was over by noon."),
    ("The fire began at 11 p.m.Police came at noon.", "The fire began at 11 p.m. Police came at noon."),
    ("He lives in the U.S.She left for Harlow.", "He lives in the U.S. She left for Harlow."),
    ("It rose by 46 percent.NATO was told.", "It rose by 46 percent. NATO was told."),
    ("It rose 10%.Nobody knows why.", "It rose 10%. Nobody knows why."),
    ("They met on May 28, 2012.Carl went home.", "They met on May 28, 2012. Carl went home."),
    ("It cost $5.The rest is lost.", "It cost $5. The rest is lost."),
    ("It rained.all day long, he said.", "It rained. all day long, he said."),
    ("An old organization.at last it was found", "An old organization. at last it was found"),
  ])
  func asksTheModel(input: String, expected: String) throws {
    try expectRepair("glued-sentence", input, expected, repairModel: EnglishModel.repairModel())
  }

  @Test(arguments: [
    "Use import os.Path for it.", "They read napster.no site logs.", "The company One.Tel failed.",
    "Written in Node.Js by Vell.", "George H.W. Marsh and J.J. Brook came.", "The foundation.no website was down.",
    "The U.S.S. Grayling sank.", "It is at kestrel.it is said.",
  ])
  func leavesNamesTheModelSees(text: String) throws {
    try expectSilence("glued-sentence", text, repairModel: EnglishModel.repairModel())
  }
}
