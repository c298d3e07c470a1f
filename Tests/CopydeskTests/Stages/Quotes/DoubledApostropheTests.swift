import CopydeskTestSupport
import Testing

@Suite struct DoubledApostropheTests {
  @Test(arguments: [
    ("''Yes,'' she said.", #""Yes," she said."#),
    ("He said, ''No.''", #"He said, "No.""#),
    ("''YES,'' HE SAID", #""YES," HE SAID"#),
    ("(''Yes'') it's so", #"("Yes") it's so"#),
    ("''Yes,'' she said. ''No.''\nIt rained.", "\"Yes,\" she said. \"No.\"\nIt rained."),
    // Closed by two curly single marks, or opened by them.
    ("“The levy,’’ she said, “stays.”", "“The levy,” she said, “stays.”"),
    ("‘‘Stay,’’ he said.", "“Stay,” he said."),
    ("He wrote: ’’Stay,” and left.", "He wrote: “Stay,” and left."),
    ("They were to act ‘’against every threat’’ there.", "They were to act “against every threat” there."),
    ("“We said, ‘Stay,’ and left,’’ she said.", "“We said, ‘Stay,’ and left,” she said."),
    // Beside other marks.
    ("\"No.\" ''Stay,'' he said.", "\"No.\" \"Stay,\" he said."),
    ("''He said, 'We go,''' she said.", "\"He said, 'We go,'\" she said."),
    // A quotation that goes on, in a text with pairs.
    ("''Yes. ''No,'' she said.", "\"Yes. \"No,\" she said."),
    ("''Yes,'' she said.\n\n''It held.\n\n''It fell.''", "\"Yes,\" she said.\n\n\"It held.\n\n\"It fell.\""),
  ])
  func becomeOneMark(input: String, expected: String) throws {
    try expectRepair("doubled-apostrophe", input, expected)
  }

  /// Spaces stay where they were: closing them up is for the rules that ask which mark opens.
  @Test(arguments: [
    ("He was '' Player of the Year '' twice.", "He was \" Player of the Year \" twice."),
    ("'' We left , '' she said .", "\" We left , \" she said ."),
    ("''Home,'' and ''Away'' are names.", "\"Home,\" and \"Away\" are names."),
  ])
  func keepsSpaces(input: String, expected: String) throws {
    try expectRepair("doubled-apostrophe", input, expected)
  }

  @Test(arguments: [
    ("He was 1982 '' Player of the Year '' of the Post .", "He was 1982 \"Player of the Year\" of the Post."),
    ("''Home,'' and ''Away'' are names.", "\"Home,\" and \"Away\" are names."),
    ("\"A.\" ''She left,'' he said.", "\"A.\" \"She left,\" he said."),
  ])
  func allStagesTogether(input: String, expected: String) {
    assertRepair(input: input, expected: expected)
  }

  @Test(arguments: [
    #"⟦''→"⟧Yes,⟦''→"⟧ she said."#
  ])
  func reportsBothMarks(marked: String) throws {
    try expectLedger("doubled-apostrophe", marked)
  }

  @Test(arguments: [
    "It was 6'' by 4''.",
    "A lone '' mark",
    "'''Yes,''' she said.",
    #"He said "a ''b'' c"."#,
    "''Yes, she said.",
    "The dogs' day, rock 'n' roll",
    "It''s late, they don''t know.",
    "The ‘dogs’’ owners",
    "The wall was 6'' thick and 4'' high.",
  ])
  func leavesPrimesAndOthers(text: String) throws {
    try expectSilence("doubled-apostrophe", text)
  }
}
