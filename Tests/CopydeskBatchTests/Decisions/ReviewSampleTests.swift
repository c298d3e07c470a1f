import Testing

@testable import CopydeskBatch

@Suite struct ReviewSampleTests {
  private func repairs() -> [ReviewSample.Element] {
    (0..<1000).map { number in
      ReviewSample.Element(
        document: Int64(number / 10), finding: number % 10, rule: number % 100 == 0 ? "rare" : "common",
        confidence: number % 2 == 0 ? 0.95 : 0.55)
    }
  }

  @Test func `rare rules and bands are drawn as often as others while they last`() {
    let sample = ReviewSample(count: 60, seed: 7, of: repairs())
    #expect(sample.elements.count == 60 && Set(sample.elements).count == 60)
    #expect(sample.elements.count { $0.rule == "rare" } == 10)
    let common = sample.elements.filter { $0.rule == "common" }
    #expect(abs(common.count { $0.confidence > 0.9 } - common.count { $0.confidence < 0.9 }) <= 1)
    #expect(sample.sizes[.init(rule: "rare", confidence: 0.95)] == 10)
    #expect(sample.sizes.values.reduce(0, +) == 1000)
  }

  @Test func `a seed draws the same whatever the order, another seed another`() {
    let one = ReviewSample(count: 40, seed: 1, of: repairs())
    #expect(ReviewSample(count: 40, seed: 1, of: repairs().reversed()).elements == one.elements)
    #expect(ReviewSample(count: 40, seed: 2, of: repairs()).elements != one.elements)
  }

  @Test func `no more is drawn than there is`() {
    #expect(ReviewSample(count: 5000, seed: 1, of: repairs()).elements.count == 1000)
    #expect(ReviewSample(count: 5, seed: 1, of: []).elements.isEmpty)
    #expect(ReviewSample(count: 0, seed: 1, of: repairs()).elements.isEmpty)
  }
}
