import Copydesk
import Testing

@Suite struct WhiteSpaceRuleTests {
  @Test(arguments: [
    ("It met.\n\n⟦\n⟧It agreed.", "It met.\n\nIt agreed."),
    ("It met.\n \n⟦\t\n\n⟧It agreed.", "It met.\n \nIt agreed."),
    ("It met.\r\n\r\n⟦\r\n\r\n⟧It agreed.\r\n", "It met.\r\n\r\nIt agreed.\r\n"),
    ("It met.\n\n⟦\n⟧  It agreed.", "It met.\n\n  It agreed."),
    ("It met.\n\n⟦\u{A0}\n⟧It agreed.", "It met.\n\nIt agreed."),
  ])
  func collapsesBlankLines(input: String, expected: String) throws {
    try expectLayout("blank-line-run", input, expected)
  }

  @Test(arguments: ["It met.\n\nIt agreed.", "It met.\nIt agreed.\n\n\n", "\n\n\nIt met.", "\n\n\n", ""])
  func leavesSingleBlankLines(text: String) throws {
    try expectLayout("blank-line-run", text)
  }

  @Test(arguments: [
    ("It met.⟦  ⟧\nIt agreed.⟦\t⟧", "It met.\nIt agreed."),
    ("It met.⟦\u{A0} ⟧\r\n⟦  ⟧\r\nIt agreed.", "It met.\r\n\r\nIt agreed."),
    ("It met.\n⟦\n\n⟧", "It met.\n"),
    ("It met.⟦ ⟧\n⟦ \n ⟧", "It met.\n"),
    ("It met.\r\n⟦\r\n⟧", "It met.\r\n"),
    ("It met.⟦   ⟧", "It met."),
  ])
  func trimsLinesAndTheEnd(input: String, expected: String) throws {
    try expectLayout("trailing-white-space", input, expected)
  }

  @Test(arguments: ["It met.\n", "It met.", "\n", "  \n \n", "", "  It met.\n\n It agreed.\n"])
  func leavesCleanEnds(text: String) throws {
    try expectLayout("trailing-white-space", text)
  }

  @Test(arguments: [
    ("⟦  ⟧It met.", "It met."),
    ("⟦\n \t\u{A0}⟧It met.\n\nIt agreed.\n", "It met.\n\nIt agreed.\n"),
    ("⟦\n⟧    It met,\n    it agreed.\n", "    It met,\n    it agreed.\n"),
  ])
  func trimsTheStart(input: String, expected: String) throws {
    try expectLayout("leading-white-space", input, expected)
  }

  @Test(arguments: ["It met.", "  It met,\n  it agreed,\n  it left.", "   \n", "\u{3000}会", ""])
  func leavesOtherStarts(text: String) throws {
    try expectLayout("leading-white-space", text)
  }
}
