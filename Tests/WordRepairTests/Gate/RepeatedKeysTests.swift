import Copydesk
import CopydeskTestSupport
import Testing

@testable import WordRepair

@Suite struct RepeatedKeysTests {
  @Test(arguments: [0, 3, 5_000])
  func knowsWhereAKeyWasFirstMet(expected: Int) {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    var keys = RepeatedKeys()
    keys.removeAll(expecting: expected)
    var first: [UInt64: Int] = [:]
    for place in 0..<5_000 {
      let key = UInt64(random.below(2_000))
      #expect(keys.insert(key, at: place) == first[key])
      if first[key] == nil { first[key] = place }
    }
  }

  @Test func isEmptiedAtOnce() {
    var keys = RepeatedKeys()
    keys.removeAll(expecting: 8)
    _ = keys.insert(7, at: 0)
    keys.removeAll(expecting: 8)
    #expect(keys.insert(7, at: 4) == nil)
  }
}
