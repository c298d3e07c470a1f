import CopydeskTestSupport
import Testing

@testable import CopydeskBatch
@testable import CopydeskLab

@Suite struct RangeListTests {
  @Test func `it finds what asking every range finds, in order or not`() {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    func range() -> Range<Int> {
      let start = random.below(20)
      return start..<start + random.below(5)
    }
    for round in 0..<500 {
      var ranges = (0..<random.below(8)).map { _ in range() }
      if round % 2 == 0 { ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) } }
      let asked = range()
      let expected = ranges.indices.filter {
        ranges[$0].lowerBound < asked.upperBound && ranges[$0].upperBound > asked.lowerBound
      }
      #expect(RangeList(ranges).overlapping(asked) == expected, "\(asked) in \(ranges)")
    }
  }
}
