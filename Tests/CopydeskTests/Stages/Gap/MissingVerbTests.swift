import Testing

@Suite struct MissingVerbTests {
  @Test(arguments: [
    "He thought it ⟦would a⟧ long week to leave.",
    "They ⟦must an⟧ answer find.",
    "“It ⟦will a⟧ help,” he said.",
    "A plan which ⟦could a⟧ success make",
    "They ⟦Would a⟧ boat need.",
    "It rained; you ⟦may a⟧ boat need.",
  ])
  func reportsModalAndArticle(marked: String) throws {
    try expectLedger("missing-verb", marked)
  }

  @Test(arguments: [
    "Would a judge agree?",
    "Treat them as you would a friend.",
    "He swims better than they would a mile.",
    "It would be a long week.",
    "Will a boat come?",
    "The will a man leaves",
    "Nobody could. A boat came.",
    "It would, a man said, rain.",
    "It may amount to this.",
    "In May a boat came.",
  ])
  func leavesWholeSentences(text: String) throws {
    try expectSilence("missing-verb", text)
  }
}
