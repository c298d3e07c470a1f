import Copydesk
import Testing

@Suite struct SpaceRunTests {
  @Test(arguments: [
    ("He left.   She  stayed.", "He left. She stayed."),
    ("HARLOW  BAY", "HARLOW BAY"),
    ("“Yes,”  she said,   “no.”", "“Yes,” she said, “no.”"),
    (#""Yes,"  she said."#, #""Yes," she said."#),
    ("It rained.\n\nHe  left.", "It rained.\n\nHe left."),
    ("A wall   —   old", "A wall — old"),
  ])
  func becomeOneSpace(input: String, expected: String) throws {
    try expectRepair("space-run", input, expected)
  }

  @Test(arguments: [
    "He⟦  → ⟧left.⟦   → ⟧She stayed."
  ])
  func reportsTheRun(marked: String) throws {
    try expectLedger("space-run", marked)
  }

  @Test(arguments: [
    "The wall is down,\n    the sand is gone.",
    "He left.   \nShe stayed.",
    "Team     P   W   L\nHarlow   10  7   2\nVell     10  6   3",
    "Name\tAge",
    "One space each.",
    "   ",
    " He left.",
  ])
  func leavesLayout(text: String) throws {
    try expectSilence("space-run", text)
  }

  @Test(arguments: [GapPolicy.keep, .mark])
  func leavesTheTraceOfADroppedWord(gapPolicy: GapPolicy) throws {
    try expectLedger("space-run", "They peer down from   windows.⟦  → ⟧Then they left.", gapPolicy: gapPolicy)
  }

  @Test func closesTheTraceIfAsked() throws {
    try expectLedger("space-run", "They peer down from⟦   → ⟧windows.", gapPolicy: .drop)
  }

  @Test(arguments: GapPolicy.allCases)
  func neverMakesAPossessiveOfAnotherWord(gapPolicy: GapPolicy) throws {
    try expectLedger("space-run", "He opened up   ’s doors.", gapPolicy: gapPolicy)
  }
}
