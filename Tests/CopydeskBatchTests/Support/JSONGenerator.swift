import CopydeskTestSupport

/// Makes JSON strings and records in every spelling JSON allows, the same for the same seed.
struct JSONGenerator {
  private var numbers: SplitMix64

  init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

  mutating func next(below limit: Int) -> Int { Int(numbers.next() % UInt64(limit)) }

  private static let pieces = [
    "word", " ,", " .", " ", "'", "é", "’", "漢", "😀", "/", "<", "a b", "\\n", "\\t", "\\/", "\\\"", "\\\\", "\\b",
    "\\f",
    "\\r", "\\u00e9", "\\u00E9", "\\u2019", "\\ud83d\\ude00", "\\uD83D\\uDE00", "\\ud83d", "\\ude00", "\\u003c",
    "\\u002f",
    "\\u0020,", "\\u0000", "\\u001f", "\\u2028", "\u{2028}", "\\u000a", "\\u0027", "\u{FFFD}", "\\ufffd",
  ]

  /// What stands between the quotes of a string.
  mutating func content() -> String {
    // Few kinds of pieces make a uniform style likely, many a mixed one.
    let kinds = 1 + next(below: Self.pieces.count)
    return (0..<next(below: 12)).map { _ in Self.pieces[next(below: kinds)] }.joined()
  }

  /// A record, sometimes broken.
  mutating func record() -> String {
    switch next(below: 12) {
    case 0: return ""
    case 1: return "{\"text\": 7}"
    case 2: return "{\"body\":\"no text\"}"
    case 3: return "[1, 2]"
    case 4: return "{\"text\":\"\(content())\""
    case 5:
      return "  {\"z\":[{\"text\":\"a ,\"}],\"text\" :\t\"\(content())\" , \"id\":\(next(below: 9)),\"n\":1.50e3}\r"
    default: return "{\"id\":\"\(next(below: 5))\",\"text\":\"\(content())\",\"url\":\"http:\\/\\/a.example\\/\"}"
    }
  }
}
