import Testing
import UnicodeText

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
