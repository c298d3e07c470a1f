import Testing

@testable import NGrams

@Suite struct DiscountsTests {
  /// Y = 10 / (10 + 2 · 5) = 1/2.
  @Test func followChenAndGoodman() {
    let discounts = Discounts(countsOfCounts: [0, 10, 5, 3, 2])
    #expect(abs(discounts[1] - (1 - 2 * 0.5 * 5 / 10)) < 1e-12)
    #expect(abs(discounts[2] - (2 - 3 * 0.5 * 3 / 5)) < 1e-12)
    #expect(abs(discounts[3] - (3 - 4 * 0.5 * 2 / 3)) < 1e-12)
    #expect(discounts[9] == discounts[3])
    #expect(discounts[0] == 0)
  }

  @Test(arguments: [[], [0, 1, 2, 3], [0, 5, 0, 1, 1], [0, 100, 1, 10, 1], [0, 10, 5, 3, 0]])
  func fallBackWhereTheCorpusIsTooSmall(counts: [Int]) {
    #expect(Discounts(countsOfCounts: counts) == Discounts.fallback)
  }
}
