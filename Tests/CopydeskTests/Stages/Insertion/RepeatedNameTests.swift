import Testing

@Suite struct RepeatedNameTests {
  @Test(arguments: [
    "Mayor Ada Quill spoke on Friday. On Monday ⟦Quill Ada Quill⟧ left.",
    "Mayor Ada Quill spoke on Friday. On Monday ⟦Ada Ada Quill⟧ left.",
  ])
  func reportsNamesBesideThemselves(marked: String) throws {
    try expectLedger("repeated-name", marked)
  }

  @Test(arguments: [
    "Ford Madox Ford wrote it. Ford was ill.",
    "The Quill Ada Quill wrote with is lost.",
    "Ada Quill met Quill Ada Quill Bell.",
    "They met Abdullah Abdullah. Abdullah was late.",
    "Ada Quill, Quill. Ada Quill came; Quill, Ada Quill said, left.",
    "Why Do You Think You Think? Do You Think so?",
    "Kansas City City Hall is old.",
  ])
  func leavesOthers(text: String) throws {
    try expectSilence("repeated-name", text)
  }
}
