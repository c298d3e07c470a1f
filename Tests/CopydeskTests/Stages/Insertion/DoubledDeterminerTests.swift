import Testing

@Suite struct DoubledDeterminerTests {
  @Test(arguments: [
    "by the⟦ the→⟧ council", "The⟦ the→⟧ council met.", "It is a⟦ a→⟧ boat.", "“The⟦ the→⟧ council met.”",
    "their⟦ their→⟧ boats", "in the⟦ the→⟧⟦ the→⟧ end", "all (the⟦ the→⟧ few) boats",
  ])
  func removesTheSecond(marked: String) throws {
    try expectLedger("doubled-determiner", marked)
  }

  @Test(arguments: [
    "the band The The", "a map in the The Hague archive", "Class A a day", "a a b b", "the. The", "the, the",
    "the\nthe",
    "the the-council", "re-the the council", "the 's the", "breathe the air", "the thesis", "his his",
  ])
  func leavesOthers(text: String) throws {
    try expectSilence("doubled-determiner", text)
  }

  @Test(arguments: [
    "The council met. It was called off by ⟦the the⟧ council.",
    "By ⟦the the⟧ council of the town. THE COUNCIL met.",
  ])
  func reportsPhrasesThatRecur(marked: String) throws {
    try expectLedger("doubled-determiner", marked)
  }

  @Test func leavesRewrittenTextToScramble() throws {
    try expectSilence("doubled-determiner", "They told We that the the boats went. It was the the end of a day.")
  }
}
