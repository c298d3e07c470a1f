import Testing
import UnicodeText

@Suite("TokenBuffer")
struct TokenBufferTests {
  private static func sample() -> TokenBuffer {
    var tokens = TokenBuffer()
    tokens.append(end: 3, kind: .word)
    tokens.append(end: 4, kind: .space)
    tokens.append(end: 9, kind: .number)
    return tokens
  }

  @Test("starts each token where the one before ends")
  func ranges() {
    let tokens = Self.sample()
    #expect(tokens.map(\.range) == [0..<3, 3..<4, 4..<9])
    #expect(tokens.map(\.kind) == [.word, .space, .number])
    #expect(tokens[1] == Token(range: 3..<4, kind: .space))
    #expect(tokens.byteCount == 9)
  }

  @Test(
    "finds the token of a byte",
    arguments: [(-1, nil), (0, 0), (2, 0), (3, 1), (4, 2), (8, 2), (9, nil), (Int.max, nil), (Int.min, nil)]
      as [(Int, Int?)])
  func index(offset: Int, expected: Int?) { #expect(Self.sample().index(at: offset) == expected) }

  @Test("finds the first token behind an offset", arguments: [(-5, 0), (0, 0), (3, 1), (8, 2), (9, 3), (99, 3)])
  func firstIndex(offset: Int, expected: Int) { #expect(Self.sample().firstIndex(endingAfter: offset) == expected) }

  @Test("ignores ends that do not rise or do not fit")
  func refusedEnds() {
    var tokens = Self.sample()
    for end in [9, 3, 0, -1, TokenBuffer.maximumByteCount + 1] { tokens.append(end: end, kind: .other) }
    #expect(tokens == Self.sample())
  }

  @Test("is empty after removal, and finds nothing")
  func removal() {
    var tokens = Self.sample()
    tokens.removeAll()
    #expect(tokens.isEmpty && tokens.byteCount == 0)
    #expect(tokens.index(at: 0) == nil)
    #expect(tokens.firstIndex(endingAfter: 0) == 0)
  }
}
