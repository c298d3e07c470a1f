import CopydeskTestSupport
import Testing

@testable import CopydeskBatch
@testable import CopydeskLab

@Suite struct ByteSearchTests {
  @Test func `it finds what comparing at every place finds`() {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    for _ in 0..<2_000 {
      let text = (0..<random.below(30)).map { _ in UInt8(random.below(2)) }
      let pattern = (0..<random.below(8)).map { _ in UInt8(random.below(2)) }
      let expected = pattern.isEmpty || text.indices.contains { text[$0...].starts(with: pattern) }
      #expect(ByteSearch(pattern).occurs(in: text) == expected, "\(pattern) in \(text)")
    }
  }

  @Test func `a text that nearly repeats the pattern is searched in linear time`() {
    let text = [UInt8](repeating: 1, count: 400_000)
    #expect(!ByteSearch([UInt8](repeating: 1, count: 100_000) + [2]).occurs(in: text))
  }
}
