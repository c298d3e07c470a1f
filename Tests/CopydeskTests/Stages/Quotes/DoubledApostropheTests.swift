import Testing

@Suite struct DoubledApostropheTests {
  @Test(arguments: [
    ("''Yes,'' she said.", #""Yes," she said."#),
    ("He said, ''No.''", #"He said, "No.""#),
    ("''YES,'' HE SAID", #""YES," HE SAID"#),
    ("(''Yes'') it's so", #"("Yes") it's so"#),
    ("''Yes,'' she said. ''No.''\nIt rained.", "\"Yes,\" she said. \"No.\"\nIt rained."),
  ])
  func becomeOneMark(input: String, expected: String) throws {
    try expectRepair("doubled-apostrophe", input, expected)
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
    "He said '' yes '' twice.",
  ])
  func leavesPrimesAndOthers(text: String) throws {
    try expectSilence("doubled-apostrophe", text)
  }
}
