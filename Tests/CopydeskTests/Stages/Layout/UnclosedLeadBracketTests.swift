import Copydesk
import Testing

@Suite struct UnclosedLeadBracketTests {
  @Test(arguments: [
    ("The vote is over . ⟦[ ⟧Mrs. Ames left .", "The vote is over . Mrs. Ames left ."),
    (
      "The vote is over . ⟦[ ⟧Mrs. Ames said he go[es ] there .", "The vote is over . Mrs. Ames said he go[es ] there ."
    ),
    ("⟦[ ⟧Mrs. Ames left.", "Mrs. Ames left."),
    ("Over. \" ⟦[   ⟧Mrs. Ames left.", "Over. \" Mrs. Ames left."),
    ("Over.” ⟦[ ⟧Mrs. Ames left.\n\nShe [the mayor] spoke.", "Over.” Mrs. Ames left.\n\nShe [the mayor] spoke."),
    ("Over . ⟦[ ⟧⟦[ ⟧Mrs. Ames left .", "Over . Mrs. Ames left ."),
  ])
  func removesTheBracket(input: String, expected: String) throws {
    try expectLayout("unclosed-lead-bracket", input, expected)
  }

  @Test func reportsARoundBracketOnly() throws {
    try expectLayout("unclosed-lead-bracket", "Over . ⟦( ⟧Mrs. Ames left .", outcome: .flagged)
  }

  @Test(arguments: [
    "He [ the mayor ] left .",
    "Over . [ The mayor ] left .",
    "It is [sic] over. It go[es] on . It go[es ] on .",
    "Over. [Mrs. Ames left.",
    "Over . [ mrs. Ames left .",
    "Over , [ Mrs. Ames left .",
    "Over . [ Editor 's note : this\n\nand this . ]",
    "Over . [ ",
    "See :( It is over. :[ Oh.",
    "[",
  ])
  func leavesOtherBrackets(text: String) throws {
    try expectLayout("unclosed-lead-bracket", text)
  }

  @Test func takesLinearTimeOnBracketsAlone() throws {
    let text = String(repeating: "[ ", count: 200_000) + "Over"
    let cleaner = try Cleaner(Configuration(only: ["unclosed-lead-bracket"]))
    #expect(try cleaner.clean(Document(id: "a", text: text)).bytes.count == text.utf8.count)
  }
}
