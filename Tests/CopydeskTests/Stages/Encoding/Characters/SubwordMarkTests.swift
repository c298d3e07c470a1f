import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct SubwordMarkTests {
  @Test(arguments: [
    ("The▁lamp▁burned.", "The lamp burned."),
    ("▁The ▁lam p ▁burn ed .", "The lamp burned."),
    ("TheĠlampĠburnedĠallĠnight.", "The lamp burned all night."),
    ("the la@@ mp bur@@ ned", "the lamp burned"),
    ("the la ##mp bur ##ned", "the lamp burned"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    try expectRepair("subword-mark", damaged, expected)
  }

  @Test(arguments: [
    "one▁mark",
    "Ġuże mar Ġenova u Ġorġ ma Ġanni",
    "write to @@ and @@ again",
    "issue ## 5 and ## 6",
    "▁▁▁▁▁▁▁▁",
    "la@@ mp once",
  ])
  func leavesAlone(_ text: String) throws {
    try expectSilence("subword-mark", text)
  }
}
