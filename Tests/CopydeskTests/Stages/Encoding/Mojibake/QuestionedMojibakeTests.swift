import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct QuestionedMojibakeTests {
  @Test(arguments: [
    ("â??We left,â?? she said.", "“We left,” she said."),
    ("It wasnâ??t late, the townâ??s clerk said.", "It wasn’t late, the town’s clerk said."),
    ("He said (â??noâ??).", "He said (“no”)."),
    ("wasnâ\u{FFFD}\u{FFFD}t", "wasn’t"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    try expectRepair("questioned-mojibake", damaged, expected)
  }

  @Test(arguments: [
    "What is an â? Who knows??",
    "papâ?",
    "Really?? â",
  ])
  func leavesAlone(_ text: String) throws {
    try expectSilence("questioned-mojibake", text)
  }

  @Test(arguments: [
    "It rained ⟦â??⟧ all day.",
    "⟦â??⟧We left.",
  ])
  func flagsAndKeeps(_ marked: String) throws {
    try expectLedger("questioned-mojibake", marked)
  }
}
