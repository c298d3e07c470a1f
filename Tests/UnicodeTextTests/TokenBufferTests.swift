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

/// The table of ``TokenKind``, row by row.
@Suite("TokenKind")
struct TokenKindTests {
  static let single: [(String, TokenKind)] = [
    ("can't", .word), ("can’t", .word), ("U.S", .word), ("3D", .word), ("@you", .word), ("a_b", .word), ("é", .word),
    ("Ж", .word), ("한국", .word), ("e\u{301}", .word), ("_\u{3B1}", .word),
    ("1,200.5", .number), ("½", .number), ("@1", .number), ("1_", .number), ("٣", .number), ("Ⅳ", .number),
    ("1️⃣", .number),
    (".", .punctuation), ("@", .punctuation), ("@@", .punctuation), ("_", .punctuation), ("__", .punctuation),
    ("—", .punctuation), ("“", .punctuation), ("\"", .punctuation), ("।", .punctuation),
    ("$", .symbol), ("+", .symbol), ("€", .symbol), ("°", .symbol), ("🇫🇷", .symbol), ("👩‍👩‍👧", .symbol), ("™", .symbol),
    (" ", .space), ("   ", .space), ("\t", .space), ("\u{A0}", .space), ("\u{2009}", .space), ("\u{3000}", .space),
    ("\n", .newline), ("\r\n", .newline), ("\r", .newline), ("\u{0B}", .newline), ("\u{0C}", .newline),
    ("\u{85}", .newline), ("\u{2028}", .newline), ("\u{2029}", .newline),
    ("\u{1}", .other), ("\u{7F}", .other), ("\u{200B}", .other), ("\u{AD}", .other), ("\u{301}", .other),
    (" \u{301}", .other), ("\u{E000}", .other), ("\u{FFFE}", .other), ("\u{FFFD}", .symbol),
    ("の", .ideograph), ("カナ", .ideograph), ("字", .ideograph),
  ]

  @Test("of a text that is one token", arguments: single)
  func kind(text: String, expected: TokenKind) throws {
    let breaker = try WordBreaker()
    var tokens = TokenBuffer()
    breaker.tokenize(Array(text.utf8), into: &tokens)
    #expect(tokens.map { $0 } == [Token(range: 0..<text.utf8.count, kind: expected)])
  }

  @Test("of invalid bytes", arguments: [[0x80], [0xFF], [0xE2, 0x80], [0xF0, 0x9F, 0x98]] as [[UInt8]])
  func invalid(bytes: [UInt8]) throws {
    let breaker = try WordBreaker()
    var tokens = TokenBuffer()
    breaker.tokenize(bytes, into: &tokens)
    #expect(tokens.allSatisfy { $0.kind == .other })
  }
}
