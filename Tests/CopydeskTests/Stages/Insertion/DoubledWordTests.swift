import Testing

@Suite struct DoubledWordTests {
  @Test(arguments: [
    "The wall and⟦ and→⟧ the gate fell.", "part of⟦ of→⟧ the wall", "as if⟦ if→⟧ it rained", "with⟦ with→⟧ boats",
    "They came ⟦in in⟧ March.", "We fought ⟦for for⟧ years.", "the ferry to⟦ to→⟧ Long Acre",
    "the ⟦flood flood⟧ warning", "They ⟦should should⟧ go.", "seen in ⟦the The⟧ Harlow Arms",
  ])
  func findsSlips(marked: String) throws {
    try expectLedger("doubled-word", marked)
  }

  @Test(arguments: [
    "He had had enough.", "She said that that was that.", "What it is is late.",
    "very very late", "No no no", "ha ha", "bye bye",
    "Duran Duran played in Bora Bora.", "Will will Will come?", "the first First Lady", "a toad (\"Bufo bufo\")",
    "one one two", "12 12", "x x", "flood, flood", "flood. Flood", "flood\nflood", "flood flood-warning",
    "anti-flood flood", "flood floods", "tse tse flies", "C C", "The mill’s mill", "漢字 漢字",
    "The flood flood came, and the flood flood went.",
    "It was a boat boat that that came came to the pier pier.",
  ])
  func leavesOthers(text: String) throws {
    try expectSilence("doubled-word", text)
  }
}
