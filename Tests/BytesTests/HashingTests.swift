import Bytes
import Testing

@Suite struct HashingTests {
  @Test func `FNV-1a gives the published values`() {
    // RFC 9923, appendix C.
    #expect(FNV1a.hash([]) == 0xCBF2_9CE4_8422_2325)
    #expect(FNV1a.hash("a".utf8) == 0xAF63_DC4C_8601_EC8C)
    #expect(FNV1a.hash("foobar".utf8) == 0x8594_4171_F739_67E8)
    #expect(FNV1a.hash32([]) == 0x811C_9DC5)
    #expect(FNV1a.hash32("a".utf8) == 0xE40C_292C)
    #expect(FNV1a.hash32("foobar".utf8) == 0xBF9C_F968)
  }

  @Test func `folding ignores the case of ASCII letters only`() {
    func folded(_ text: String) -> UInt64 {
      var hash = FNV1a()
      for byte in text.utf8 { hash.combine(folding: byte) }
      return hash.value
    }
    #expect(folded("HarBour") == folded("harbour"))
    #expect(folded("harbour") == FNV1a.hash("harbour".utf8))
    #expect(folded("[@`{") == FNV1a.hash("[@`{".utf8))
    #expect(folded("É") != folded("é"))
  }

  @Test func `XXH64 gives the published values`() {
    func hash(_ text: String) -> UInt64 {
      // One byte in front, so that there is an address for the empty text.
      ([0] + Array(text.utf8)).withUnsafeBytes { bytes in
        bytes.baseAddress.map { XXH64.hash($0 + 1, count: bytes.count - 1) } ?? 0
      }
    }
    #expect(hash("") == 0xEF46_DB37_51D8_E999)
    #expect(hash("a") == 0xD24E_C4F1_A98C_6E5B)
    #expect(hash("abc") == 0x44BC_2CF5_AD77_0999)
    #expect(hash("Nobody inspects the spammish repetition") == 0xFBCE_A83C_8A37_8BF1)
  }

  @Test func `SplitMix64 gives the published values`() {
    // The first outputs of the authors' splitmix64.c for the seed 1234567.
    var generator = SplitMix64(seed: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
    #expect(generator.next() == 9_817_491_932_198_370_423)
  }

  @Test func `random numbers stay in their bounds`() {
    var generator = SplitMix64(seed: 5)
    #expect((0..<1000).allSatisfy { _ in (0..<7).contains(generator.below(7)) })
    #expect((0..<1000).allSatisfy { _ in (0..<1).contains(generator.unit()) })
    #expect(generator.below(0) == 0)
    #expect(generator.below(-3) == 0)
  }

  @Test func `the hash of a list depends on its order and on every element`() {
    func hash(_ values: [UInt64]) -> UInt64 { values.reduce(Mixing.golden) { Mixing.extended($0, by: $1) } }
    #expect(Set([[], [1], [2], [1, 2], [2, 1], [1, 2, 3]].map(hash)).count == 6)
  }
}
