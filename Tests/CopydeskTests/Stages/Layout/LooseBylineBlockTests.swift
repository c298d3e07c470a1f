import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct LooseBylineBlockTests {
  @Test(arguments: [
    ("By . Ada Brook . The lamp went out.", "The lamp went out."),
    (
      "By . Ada Brook and Tom Lim for Kestrel Post . Last updated at 9:15 PM on 2nd June 2011 . The lamp went out.",
      "The lamp went out."
    ),
    (
      "By . Ada Brook . PUBLISHED: . 12:30 EST, 4 May 2013 . | . UPDATED: . 13:00 EST, 4 May 2013 . The lamp went out.",
      "The lamp went out."
    ),
    ("By . Ada Brook . Follow @@adab . The lamp went out.", "The lamp went out."),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    try expectRepair("loose-byline-block", damaged, expected)
  }

  @Test(arguments: [
    "By. Ada Brook thought so.",
    "By . the sea it rained . Ada Brook left .",
    "By . Ada Brook .",
    "Stand by . Ada Brook . The lamp .",
    "By . Ada Brook",
  ])
  func leavesAlone(_ text: String) throws {
    try expectSilence("loose-byline-block", text)
  }
}
