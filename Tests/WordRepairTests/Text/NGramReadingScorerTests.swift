import CopydeskTestSupport
import EnglishModel
import Testing
import WordRepair

@testable import Copydesk

@Suite struct NGramReadingScorerTests {
  /// What is gained by the repair that is marked.
  private func gain(_ marked: String) throws -> Double {
    let text = MarkedLedger(marked)
    let repair = try #require(text.entries.first)
    let resources = try TextResources(Configuration(), plugins: [WordRules(model: EnglishModel.repairModel())])
    let working = WorkingText(Array(text.original.utf8), resources: resources)
    return try #require(working.likelihoodGain(of: Array((repair.after ?? "").utf8), for: repair.range))
  }

  @Test func asWrittenGainsNothing() throws {
    #expect(try gain("The mayor⟦ and→ and⟧ the council met.") == 0)
  }

  @Test func prefersTheLikelierReading() throws {
    #expect(try gain("They are putting⟦→ ⟧the boats away.") > 4)
    #expect(try gain("They underst⟦→ ⟧and the plan.") < 0)
    #expect(try gain("A well⟦ - → — ⟧known man came.") < -1)
    #expect(try gain("It was cold⟦ - → — ⟧very cold, and dark.") > 0)
  }

  /// A question looks at a bounded stretch, so what is far away or in another line cannot matter.
  @Test func looksAtItsSurroundingsOnly() throws {
    let far = String(repeating: "Nobody knows why the ferry was late. ", count: 40)
    let near = "The council said that nobody was told about the plan, and that the 10"
    let behind = " people who came to the hall on Monday were there by chance, not by design of"
    let short = try gain(near + "⟦, →,⟧200" + behind)
    #expect(try gain(far + near + "⟦, →,⟧200" + behind + far) == short)
  }

  @Test func withoutAModelThereIsNoAnswer() throws {
    let text = WorkingText(Array("A well - known man".utf8), resources: try TextResources(Configuration()))
    #expect(text.likelihoodGain(of: Array("-".utf8), for: 6..<9) == nil)
  }

  @Test(arguments: [(2.34, "+2.3"), (-0.56, "-0.6"), (0, "+0.0"), (Double.nan, "+0.0"), (1e9, "+99.0")])
  func evidenceIsInTenths(gain: Double, expected: String) {
    #expect(Evidence.likelihoodGain(gain).value == expected)
  }
}
