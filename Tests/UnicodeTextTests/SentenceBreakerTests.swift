import Bytes
import Testing
import UnicodeText

@Suite("SentenceBreaker")
struct SentenceBreakerTests {
  @Test("has every boundary of the UCD's SentenceBreakTest")
  func unicodeCases() throws {
    let file = try BreakTestFile(named: "SentenceBreakTest.txt")
    let breaker = try SentenceBreaker()
    for test in file.cases {
      #expect(breaker.sentenceStarts(in: test.text) == test.boundaries.dropLast(), "line \(test.line)")
    }
  }

  @Test(
    "finds starts",
    arguments: [
      ("", []), ("One.", [0]), ("One. Two.", [0, 5]), ("One.\nTwo", [0, 5]), ("He said “Go.” She went.", [0, 18]),
      ("Mr. Smith", [0, 4]), ("at 3.5 percent", [0]), ("\n", [0]),
    ] as [(String, [Int])])
  func starts(text: String, expected: [Int]) throws {
    #expect(try SentenceBreaker().sentenceStarts(in: Array(text.utf8)) == expected)
  }

  @Test("cuts a text longer than ICU can count behind line feeds")
  func chunks() throws {
    let text = Array(String(repeating: "One. Two — “three.” Four?\nFive! ", count: 50).utf8)
    let breaker = try SentenceBreaker()
    let expected = breaker.sentenceStarts(in: text)
    for chunkByteCount in 50...70 {
      breaker.chunkByteCount = chunkByteCount
      #expect(breaker.sentenceStarts(in: text) == expected)
    }
  }

  @Test("gives rising starts within any bytes")
  func randomBytes() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("SentenceBreakerTests.randomBytes: seed \(seed)")
    var generator = SplitMix64(seed: seed)
    let breaker = try SentenceBreaker().clone()
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
        UInt8.random(in: 0...0xFF, using: &generator)
      }
      let starts = breaker.sentenceStarts(in: text)
      #expect(starts.first == 0 && starts.allSatisfy { $0 < text.count }, "seed \(seed)")
      #expect(zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed)")
    }
  }
}
