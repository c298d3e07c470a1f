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
    "He opened up⟦   ⟧’s doors.",
    "More votes are needed to⟦ ⟧, one by one.",
    "There is no provision for⟦ ⟧, he said.",
    "It rained , he said , and the⟦ ⟧, nobody knew .",
  ])
  func reportsTheRun(marked: String) throws {
    try expectLedger("dropped-word", marked)
  }

  @Test(arguments: [
    "They peer down from⟦   → […] ⟧windows at the street.",
    "From⟦   → […] ⟧windows. Then⟦    → […] ⟧they fell.",
    "From⟦   → […] ⟧windows at⟦  → […] ⟧the street.",
    "He opened up⟦   → […]⟧’s doors.",
    "More votes are needed to⟦ → […]⟧, one by one.",
  ])
  func marksTheGapIfAsked(marked: String) throws {
    try expectLedger("dropped-word", marked, gapPolicy: .mark)
  }

  @Test func marksNothingInSafe() throws {
    try expectLedger("dropped-word", "They peer down from⟦   ⟧windows.", gapPolicy: .mark, profile: .safe)
  }

  /// What `--gap` makes of one text with all rules, in every profile.
  @Test(arguments: Profile.allCases)
  func keepMarkAndDropDiffer(profile: Profile) throws {
    let input = "They peer down from   windows, needed to , one by one."
    func cleaned(_ gapPolicy: GapPolicy) throws -> String {
      let cleaner = try Cleaner(Configuration(profile: profile, gapPolicy: gapPolicy))
      let document = try cleaner.clean(Document(id: "test", text: input))
      #expect(document.ledger.findings.count { $0.rule == "dropped-word" } == 2)
      return String(decoding: document.bytes, as: UTF8.self)
    }
    #expect(try cleaned(.keep) == input)
    #expect(
      try cleaned(.mark)
        == (profile == .safe ? input : "They peer down from […] windows, needed to […], one by one."))
    #expect(try cleaned(.drop) == "They peer down from windows, needed to, one by one.")
  }

  @Test(arguments: [
    "What is it for? It rained on , he said.",
    "He set out the terms; and . . . nobody came.",
    "They do n't want to , she said , and left .",
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
