import Testing

@testable import CopydeskBatch

@Suite struct ReviewerAgreementTests {
  /// The example of Cohen's paper has three categories; this is its usual table of two, whose kappa is 0.4.
  @Test func `kappa is what chance does not explain`() throws {
    var pair = ReviewerAgreement(first: "ann", second: "ben")
    pair.add(.accept, .accept, 20)
    pair.add(.accept, .refuse, 5)
    pair.add(.refuse, .accept, 10)
    pair.add(.refuse, .refuse, 15)
    #expect(pair.both == 50)
    #expect(abs(pair.share - 0.7) < 1e-12)
    #expect(abs(try #require(pair.kappa) - 0.4) < 1e-12)
  }

  @Test func `agreement throughout is 1, that of chance 0`() throws {
    var same = ReviewerAgreement(first: "ann", second: "ben")
    for choice in RunManifest.Decision.Choice.allCases { same.add(choice, choice, 7) }
    #expect(same.share == 1 && same.kappa == 1)
    var chance = ReviewerAgreement(first: "ann", second: "ben")
    for one in [RunManifest.Decision.Choice.accept, .refuse] {
      for other in [RunManifest.Decision.Choice.accept, .refuse] { chance.add(one, other, 5) }
    }
    #expect(chance.share == 0.5 && chance.kappa == 0)
  }

  @Test func `where both chose one thing or nothing there is no kappa`() {
    var pair = ReviewerAgreement(first: "ann", second: "ben")
    #expect(pair.kappa == nil && pair.share == 0)
    pair.add(.accept, .accept, 9)
    #expect(pair.kappa == nil && pair.share == 1)
  }
}
