import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct BrokenWordInLineTests {
  @Test(arguments: [
    ("The har- bour is shut; the harbour leaks.", "The harbour is shut; the harbour leaks."),
    ("the coun- cil and The Council", "the council and The Council"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    try expectRepair("broken-word-in-line", damaged, expected)
  }

  @Test(arguments: [
    "Pre- and post-war, prewar",
    "the har- bour is shut",
    "a plan- such a plansuch",
    "mid- to late-May, midto",
    "long- term and term, longterm",
  ])
  func leavesAlone(_ text: String) throws {
    try expectSilence("broken-word-in-line", text)
  }
}
