import Testing

@testable import Copydesk

@Suite struct DoublingCensusTests {
  private func census(_ text: String) throws -> DoublingCensus { DoublingCensus(try WorkingText(text)) }

  @Test(arguments: [
    ("By the the council.", 1), ("The council met.", 0), ("He saw the our boat.", 1), ("They told We that day", 1),
    ("Seen in The Harlow Arms", 0), ("vitamin A is", 0), ("Quill Ada Quill", 1), ("had had", 0), ("“the” the", 0),
  ])
  func countsSymptoms(text: String, symptoms: Int) throws {
    #expect(try census(text).symptoms == symptoms)
  }

  @Test func oneSlipIsNoRewrittenText() throws {
    #expect(try !census("By the the council.").isRewritten)
  }

  @Test func twoInAThousandWordsAreNoRewrittenText() throws {
    let words = String(repeating: "boat pier ", count: 500)
    #expect(try !census("the the council and and " + words).isRewritten)
    #expect(try census("the the council and and we we " + words).isRewritten)
  }

  @Test func countsWordsOfAnyScript() throws {
    #expect(try census("Émile’s 12 boats — Ελλάδα").words == 5)
  }
}
