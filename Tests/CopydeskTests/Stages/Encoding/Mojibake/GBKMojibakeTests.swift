import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct GBKMojibakeTests {
  @Test(arguments: [
    ("It鈥檚 late, and they don鈥檛 know", "It’s late, and they don’t know"),
    ("鈥淲e left,鈥? she said", "“We left,” she said"),
    ("鈥淲e left,鈥\u{FFFD} she said", "“We left,” she said"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    try expectRepair("gbk-mojibake", damaged, expected)
  }

  @Test(arguments: [
    "鈥字是一个汉字。",
    "他说鈥檚",
    "ASCII only",
    "港口的墙",
  ])
  func leavesAlone(_ text: String) throws {
    try expectSilence("gbk-mojibake", text)
  }
}
