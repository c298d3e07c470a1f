import Bytes
import Testing
import UnicodeText

@Suite("WordBreaker")
struct WordBreakerTests {
  /// A text's tokens, with `|` between them.
  private static func split(_ text: String) throws -> String {
    let bytes = Array(text.utf8)
    var tokens = TokenBuffer()
    try WordBreaker().tokenize(bytes, into: &tokens)
    return tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }.joined(separator: "|")
  }

  @Test(
    "cuts as ICU 72 does",
    arguments: [
      ("It’s 3.5 m.", "It’s| |3.5| |m|."),
      ("don 't", "don| |'|t"),
      ("“Yes,” he said", "“|Yes|,|”| |he| |said"),
      ("a@b.com 1@2", "a@b.com| |1@2"),
      ("a:b 1:2 1;2 a;b", "a|:|b| |1|:|2| |1;2| |a|;|b"),
      ("1,2 a,b 1.a a.1", "1,2| |a|,|b| |1|.|a| |a|.|1"),
      ("U.S. U. S.", "U.S|.| |U|.| |S|."),
      ("well-known", "well|-|known"),
      ("a  \t b", "a|  |\t| |b"),
      ("x\r\n\r\ny", "x|\r\n|\r\n|y"),
      ("", ""),
    ])
  func cuts(text: String, expected: String) throws { #expect(try Self.split(text) == expected) }

  @Test("covers random bytes without gaps")
  func partition() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("WordBreakerTests.partition: seed \(seed)")
    var generator = SplitMix64(seed: seed)
    let breaker = try WordBreaker()
    var tokens = TokenBuffer()
    for round in 0..<8_000 {
      // Mostly ASCII in every second text, so that both paths and the cuts between them are met.
      let text = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
        UInt8.random(in: round % 2 == 0 && Bool.random(using: &generator) ? 0x20...0x7E : 0...0xFF, using: &generator)
      }
      let covered = breaker.tokenize(text, into: &tokens)
      #expect(covered == text.count && tokens.byteCount == text.count, "seed \(seed): \(text)")
      #expect(zip(tokens.ends, tokens.ends.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed): \(text)")
      #expect(tokens.first?.range.isEmpty != true, "seed \(seed): \(text)")
    }
  }

  @Test(
    "covers a line of 1 MB in one piece, in time", arguments: ["a", "a,", "é’", "ab ☺", "☺", "x☺y,", " ", "\u{301}"])
  func longLine(unit: String) throws {
    let unitBytes = Array(unit.utf8)
    let text = Array(repeatElement(unitBytes, count: 1_000_000 / unitBytes.count).joined())
    var tokens = TokenBuffer()
    #expect(try WordBreaker().tokenize(text, into: &tokens) == text.count)
  }

  @Test("replaces what the buffer held")
  func reuse() throws {
    let breaker = try WordBreaker()
    var tokens = TokenBuffer()
    breaker.tokenize(Array("one two three".utf8), into: &tokens)
    breaker.tokenize(Array("four".utf8), into: &tokens)
    #expect(tokens.map { $0 } == [Token(range: 0..<4, kind: .word)])
  }

  @Test("clones work in other tasks while the first works on")
  func clones() async throws {
    let text = Array("Zoë’s 中文 text — “again”, 한국 ไทย and again.\n".utf8)
    let breaker = try WordBreaker()
    var expected = TokenBuffer()
    breaker.tokenize(text, into: &expected)
    try await withThrowingTaskGroup(of: TokenBuffer.self) { group in
      for _ in 0..<8 {
        let clone = try breaker.clone()
        group.addTask {
          var found = TokenBuffer()
          for _ in 0..<200 { clone.tokenize(text, into: &found) }
          return found
        }
      }
      var found = TokenBuffer()
      for _ in 0..<200 { breaker.tokenize(text, into: &found) }
      #expect(found == expected)
      for try await other in group { #expect(other == expected) }
    }
  }

  @Test("cuts a text longer than ICU can count where it does not show")
  func chunks() throws {
    let text = Array(String(repeating: "Ж “é” ☺ ab 中文 x\n", count: 200).utf8)
    let breaker = try WordBreaker()
    var whole = TokenBuffer()
    var cut = TokenBuffer()
    for chunkByteCount in 40...60 {
      for usesFastPath in [true, false] {
        breaker.chunkByteCount = 1 << 20
        _ = text.withUnsafeBufferPointer { breaker.tokenize($0, into: &whole, usesFastPath: usesFastPath) }
        breaker.chunkByteCount = chunkByteCount
        _ = text.withUnsafeBufferPointer { breaker.tokenize($0, into: &cut, usesFastPath: usesFastPath) }
        #expect(whole == cut)
      }
    }
    // Nowhere to cut unseen: between scalars, so that all bytes are still covered.
    breaker.chunkByteCount = 10
    breaker.tokenize(Array(String(repeating: "Ж中", count: 100).utf8), into: &cut)
    #expect(cut.byteCount == 500)
  }
}
