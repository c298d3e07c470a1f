import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct DropCapTests {
  @Test(arguments: [
    ("T he council met.", "The council met."),
    ("W hen it rained, nobody came. I t was late.", "When it rained, nobody came. It was late."),
    ("“T hey left,” said Orr.", "“They left,” said Orr."),
    ("A fter the rain, A nn left.", "After the rain, A nn left."),
    ("Who?\nO nly Orr.", "Who?\nOnly Orr."),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    try expectRepair("drop-cap", damaged, expected)
  }

  @Test(arguments: [
    "A bout of rain.",
    "A long line.",
    "I am late.",
    "O no!",
    "X marks it.",
    "T cells die.",
    "J. E he said.",
    "We saw T he in the list.",
    "E coli",
    "S omebody",
  ])
  func leavesAlone(_ text: String) throws {
    try expectSilence("drop-cap", text)
  }
}
