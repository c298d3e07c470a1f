import Testing

@Suite struct GluedCommaTests {
  @Test(arguments: [
    ("The mayor,who had left, came back.", "The mayor, who had left, came back."),
    ("She came back;nobody saw her.", "She came back; nobody saw her."),
    ("HARLOW,VELL AND ALDER", "HARLOW, VELL AND ALDER"),
    ("“Yes,but no,” she said.", "“Yes, but no,” she said."),
    (#""Yes,but no," she said."#, #""Yes, but no," she said."#),
    ("Okell,Lim and Varga", "Okell, Lim and Varga"),
    ("On May 4,nobody came, and of 1,200,only 12 voted.", "On May 4, nobody came, and of 1,200, only 12 voted."),
    ("Mara Tollen,54,and Tom Lim,41,were there.", "Mara Tollen, 54, and Tom Lim, 41, were there."),
  ])
  func partsWords(input: String, expected: String) throws {
    try expectRepair("glued-comma", input, expected)
  }

  @Test(arguments: [
    "The mayor,⟦→ ⟧who left, and saw;⟦→ ⟧nobody"
  ])
  func reportsAnInsertion(marked: String) throws {
    try expectLedger("glued-comma", marked)
  }

  @Test(arguments: [
    "The values red,green,blue",
    "Some 1,200 men",
    "The acid 1,2-dichloro and 2,4-D",
    "A,1,b and Alder,12,vell,13,harlow",
    "Rows 1,2,3",
    "Points x,y and a,bb",
    "See http://example.org/map,one.html now.",
    "&quot;this&quot;that &amp;copy",
    "He came, she left; nobody saw.",
    "f(aa,bb)",
    "The key,value;pair",
    "“Yes,” she said.",
  ])
  func leavesListsAndNumbers(text: String) throws {
    try expectSilence("glued-comma", text)
  }
}
