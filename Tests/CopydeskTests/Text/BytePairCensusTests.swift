import CopydeskTestSupport
import Testing

@testable import Copydesk

@Suite struct BytePairCensusTests {
  private func census(_ bytes: [UInt8]) -> BytePairCensus { bytes.withUnsafeBufferPointer { BytePairCensus($0) } }
  private func sets(_ text: String, off trigger: PairTrigger) -> Bool { census(Array(text.utf8)).sets(off: trigger) }

  @Test func pairsAreSeenInOrder() {
    let spaceBeforeComma = PairTrigger(ByteClassSet(.space), ByteClassSet(.comma))
    #expect(sets("a , b", off: spaceBeforeComma))
    #expect(!sets("a, b", off: spaceBeforeComma))
    #expect(!sets("", off: spaceBeforeComma))
  }

  @Test func edgesCountAsNewlines() {
    #expect(sets(" a", off: PairTrigger(ByteClassSet(.newline), ByteClassSet(.space))))
    #expect(sets("a ", off: PairTrigger(ByteClassSet(.space), ByteClassSet(.newline))))
    #expect(!sets("a a", off: PairTrigger(ByteClassSet(.space), ByteClassSet(.newline))))
  }

  @Test func anyOfTwoPairsSetsOffAUnion() {
    let trigger = PairTrigger(ByteClassSet(.digit), ByteClassSet(.percent)) | .anywhere(ByteClassSet(.backtick))
    #expect(sets("5%", off: trigger))
    #expect(sets("`", off: trigger))
    #expect(!sets("5 %", off: trigger))
  }

  @Test func asciiIsTold() {
    #expect(census(Array("plain".utf8)).isASCII)
    #expect(!census(Array("naïve".utf8)).isASCII)
    #expect(!census([0xFF]).isASCII)
  }

  /// The census agrees with a look at every pair of the text.
  @Test func agreesWithADirectScan() {
    let seed = SplitMix64.testSeed
    var generator = TextGenerator(seed: seed)
    for round in 0..<400 {
      let bytes = generator.bytes(generator.random.below(30))
      let classes = [.newline] + bytes.map { ByteClass($0) } + [.newline]
      let census = census(bytes)
      for _ in 0..<20 {
        let first = generator.random.pick(Array(ByteClass.allCases))
        let second = generator.random.pick(Array(ByteClass.allCases))
        let isThere = zip(classes, classes.dropFirst()).contains { $0 == first && $1 == second }
        let isSeen = census.sets(off: PairTrigger(ByteClassSet(first), ByteClassSet(second)))
        #expect(isSeen == isThere, "seed \(seed), round \(round): \(first) \(second) in \(bytes)")
      }
    }
  }

  @Test func everyClassHasABitOfItsOwn() {
    let bits = ByteClass.allCases.map { ByteClassSet($0).rawValue }
    #expect(Set(bits).count == ByteClass.allCases.count)
    #expect(!bits.contains(0))
  }
}
