import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct StraightenedMojibakeTests {
  @Test(arguments: [
    ("the wall â€\" old â€\" held", "the wall — old — held"),
    ("1990â€\"95", "1990–95"),
    ("Vellâ€\"Harlow", "Vell–Harlow"),
    ("lateâ€\"too late", "late—too late"),
    ("stood, â€\"nobody came", "stood, —nobody came"),
    ("a twoâ€'year plan", "a two‑year plan"),
    ("ESPAÃ'A", "ESPAÑA"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    try expectRepair("straightened-mojibake", damaged, expected)
  }

  @Test(arguments: [
    "â€œyesâ€",
    "\"â\" and \"Ã\"",
    "Ã' and 'Ã",
    "the â € sign",
  ])
  func leavesAlone(_ text: String) throws {
    try expectSilence("straightened-mojibake", text)
  }

  @Test(arguments: [
    "he left.⟦â€\"⟧ She",
    "the boats⟦â€'⟧s",
    "S⟦Ã\"⟧LO",
  ])
  func flagsAndKeeps(_ marked: String) throws {
    try expectLedger("straightened-mojibake", marked)
  }
}
