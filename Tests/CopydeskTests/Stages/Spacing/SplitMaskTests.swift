import Testing

@Suite struct SplitMaskTests {
  /// What makes a text tokenized, by no scheme in particular.
  private static let plain = " , she said , and left ."

  @Test(arguments: [
    ("What a load of s * * *", "What a load of s***"),
    ("Oh f * * k that", "Oh f**k that"),
    ("A sh * * a day", "A sh** a day"),
  ])
  func joinsTheMask(input: String, expected: String) throws {
    try expectRepair("split-mask", input + Self.plain, expected + Self.plain)
  }

  @Test(arguments: ["The end\n* * *\nIt rained", "Five stars * * * * * from us", "A * search", "They won * * *"])
  func leavesOtherAsterisks(text: String) throws {
    try expectSilence("split-mask", text + Self.plain)
  }

  @Test func leavesProse() throws {
    try expectSilence("split-mask", "A load of s * * * it was.")
  }
}
