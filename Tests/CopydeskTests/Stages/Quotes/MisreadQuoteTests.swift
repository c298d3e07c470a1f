import Testing

@Suite struct MisreadQuoteTests {
  @Test(arguments: [
    ("ÒWe donÕt know,Ó she said. ItÕs the townÕs money.", "“We don’t know,” she said. It’s the town’s money."),
    ("ìWe donít know,î she said. Itís the townís money.", "“We don’t know,” she said. It’s the town’s money."),
    ("³We don¹t know,² she said. It¹s the town¹s money.", "“We don’t know,” she said. It’s the town’s money."),
    ("WE DONÕT KNOW, THE TOWNÕS CLERK SAID", "WE DON’T KNOW, THE TOWN’S CLERK SAID"),
    ("Itís over (ìfor goodî).", "It’s over (“for good”)."),
  ])
  func putsTheMarksBack(input: String, expected: String) throws {
    try expectRepair("misread-quote", input, expected)
  }

  @Test(arguments: ["⟦Ò→“⟧It⟦Õ→’⟧s late,⟦Ó→”⟧ he said."])
  func reportsTheLetters(marked: String) throws {
    try expectLedger("misread-quote", marked)
  }

  @Test(arguments: [
    "El país es así, dijo Luís Solís.",
    "It isn’t in the raíz, the Sanz family’s país says.",
    "Seán Ó Briain met Òscar Vila.",
    "A hall of 25 m² and a box of 3 dm³",
    "The footnote¹ said so.",
    "It’s late, they don’t know.",
  ])
  func leavesLetters(text: String) throws {
    try expectSilence("misread-quote", text)
  }

  /// One contraction tells the code page, but a letter that no mark can be stays.
  @Test func leavesWordsOfTheSameText() throws {
    try expectLedger("misread-quote", "It⟦í→’⟧s late, and they don⟦í→’⟧t know Ruíz or María.")
  }
}
