import Copydesk
import CopydeskTestSupport
import Testing

@testable import WordRepair

@Suite struct KeyTableTests {
  @Test func holdsWhatADictionaryHolds() {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    // Keys that differ in their upper bits only have to be parted, too.
    let pairs = (0..<500).map { (key: random.next() & 0xFFFF_0000_0000_000F, value: $0) }
    let known = Dictionary(pairs.map { ($0.key, $0.value) }) { $1 }
    let table = KeyTable(pairs)
    for (key, value) in known { #expect(table[key] == value) }
    for _ in 0..<500 {
      let key = random.next()
      #expect(table[key] == known[key])
    }
  }

  @Test func mayBeEmpty() { #expect(KeyTable<Int>([])[0] == nil) }
}
