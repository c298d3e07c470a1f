import Copydesk
import Testing

@Suite struct DroppedWordTests {
  @Test(arguments: [
    "They peer down from⟦   ⟧windows at the street.",
    "Campaigning in⟦     ⟧on Tuesday",
    "THE⟦   ⟧PLAN FELL",
    "A plan,⟦   ⟧they say, fell.",
    "It was the⟦    ⟧, nobody knew.",
    "“From⟦   ⟧windows,” he said.",
    "Zoë⟦   ⟧left.",
    "From⟦   ⟧windows at⟦  ⟧the street",
  ])
  func reportsTheRun(marked: String) throws {
    try expectLedger("dropped-word", marked)
  }

  @Test(arguments: [
    "They peer down from⟦   → […] ⟧windows at the street.",
    "From⟦   → […] ⟧windows. Then⟦    → […] ⟧they fell.",
  ])
  func marksTheGapIfAsked(marked: String) throws {
    try expectLedger("dropped-word", marked, gapPolicy: .mark)
  }

  @Test(arguments: [
    "It ended.   Then they left.",
    "He  left.  She  stayed.",
    "The mayor   —   who left — smiled.",
    "The wall is down,\n    the sand is gone.",
    "Team     P   W   L\nHarlow   10  7   2\nVell     10  6   3",
    "He left.   \nShe stayed   ",
    "On Monday,   Harlow voted.",
    "“Yes,”   she said.",
  ])
  func leavesOtherRuns(text: String) throws {
    try expectSilence("dropped-word", text)
  }
}
