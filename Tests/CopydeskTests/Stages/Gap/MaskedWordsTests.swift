import Copydesk
import Testing

@Suite struct MaskedWordsTests {
  @Test(arguments: [
    "The mayor ⟦@ @ @ @ @ @ @ @ @ @⟧ on Friday", "The mayor ⟦@@@@@@@⟧ on Friday", "told ⟦███⟧ that", "⟦███ ███⟧ fell",
    "He met ⟦XXXX⟧ there", "a ⟦____⟧ day", "They left ⟦@ @ @⟧.",
  ])
  func reportsMasks(marked: String) throws {
    try expectLedger("masked-words", marked)
  }

  @Test(arguments: [
    ("The mayor ⟦@ @ @ @→[…]⟧ on Friday", GapPolicy.mark), ("told ⟦███→[…]⟧ that", .mark),
    ("The mayor⟦ @ @ @ @→⟧ on Friday", .drop), ("They left⟦ @@@@@@@→⟧.", .drop), ("⟦@ @ @→⟧ went", .drop),
    ("He met ⟦XXXX⟧ there", .mark),
  ])
  func followsTheGapPolicy(marked: String, policy: GapPolicy) throws {
    try expectLedger("masked-words", marked, gapPolicy: policy)
  }

  @Test(arguments: [
    "Write to her @ the hall.", "@ada @bo @cy", "a@b.example", "one [redacted] day", "He is a b****d.", "Card XXXX-12",
    "XXXXL", "the XXXX12", "_____\n", "_____ • News", "Name: ________", "snake____case", "XXX", "@ @",
    "on ____, the ____ of ____ at ____.",
  ])
  func leavesOthers(text: String) throws {
    try expectSilence("masked-words", text)
  }
}
