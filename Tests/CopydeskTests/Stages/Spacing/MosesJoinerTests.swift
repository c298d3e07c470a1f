import Testing

@Suite struct MosesJoinerTests {
  @Test(arguments: [
    ("A ten @-@ year plan", "A ten-year plan"),
    ("For 1 @,@ 200 homes, 3 @.@ 5 miles", "For 1,200 homes, 3.5 miles"),
    ("and @/@ or", "and/or"),
    ("TEN @-@ YEAR", "TEN-YEAR"),
    ("A 20 @-@ year @-@ old", "A 20-year-old"),
    ("“ Co @-@ op", "“ Co-op"),
  ])
  func joinsBothSides(input: String, expected: String) throws {
    try expectRepair("moses-joiner", input, expected)
  }

  @Test(arguments: [
    "A ten⟦ @-@ →-⟧year plan for 1⟦ @,@ →,⟧200"
  ])
  func reportsTheJoiner(marked: String) throws {
    try expectLedger("moses-joiner", marked)
  }

  @Test(arguments: [
    "Write to mara@example.org.",
    "By @mara_tollen, @okell",
    "noon @ Vell",
    "a @:@ b @@ c",
    "@-mara-@",
    "$@%@!",
    "@PACKAGE@-@VERSION@ and @prefix@/@name@",
    "a-z,A-Z,@-@ and from @-@-@ to another",
  ])
  func leavesOtherAtSigns(text: String) throws {
    try expectSilence("moses-joiner", text)
  }
}
