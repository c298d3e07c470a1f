import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct QuestionMarkApostropheTests {
  @Test(arguments: [
    ("the town?s wall isn?t here", "the town’s wall isn’t here"),
    ("they?re, we?ve, she?ll, I?m", "they’re, we’ve, she’ll, I’m"),
    ("America¿s towns don¿t", "America’s towns don’t"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    try expectRepair("question-mark-apostrophe", damaged, expected)
  }

  @Test(arguments: [
    "Who?said",
    "https://example.org/a?s=1",
    "really?t",
    "a?s",
    "¿s",
    "He said yes?d",
    "Die Fähre kam wieder zu spät und niemand auf der Insel wusste das?t",
  ])
  func leavesAlone(_ text: String) throws {
    try expectSilence("question-mark-apostrophe", text)
  }
}
