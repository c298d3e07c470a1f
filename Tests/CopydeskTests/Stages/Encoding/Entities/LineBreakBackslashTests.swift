import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct LineBreakBackslashTests {
  @Test(arguments: [
    ("the boats\\left after the\\council met", "the boats left after the council met"),
    ("It fell in May\\and rose, and the\\birds sang.", "It fell in May and rose, and the birds sang."),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    try expectRepair("line-break-backslash", damaged, expected)
  }

  @Test(arguments: [
    "a coat and\\or boots",
    "and\\or, he\\she, and a coat\\or boots and\\or hats",
    "src\\main and src\\test2",
    "C:\\docs\\readme and the\\boats",
    "\\alpha and \\beta of the\\boats",
    "a \\ b \\ c",
    "one\\line only",
  ])
  func leavesAlone(_ text: String) throws {
    try expectSilence("line-break-backslash", text)
  }
}
