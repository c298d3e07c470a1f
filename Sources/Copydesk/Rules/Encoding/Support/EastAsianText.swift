/// Which lines of a text hold Chinese, Japanese or Korean characters.
enum EastAsianText {
  /// Whether a code point is Han, kana, hangul, bopomofo or a half-width form of one; their punctuation is not, since
  /// input methods write it into other languages.
  static func contains(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x11FF, 0x2E80...0x2FFF, 0x3005...0x3007, 0x3021...0x3029, 0x3040...0x9FFF, 0xA960...0xA97F,
      0xAC00...0xD7FF, 0xF900...0xFAFF,
      0xFF61...0xFFDC, 0x2_0000...0x3_FFFF:
      true
    default: false
    }
  }

  /// Whether a line holds such a character.
  static func isIn(_ line: Range<Int>, of text: ByteView) -> Bool {
    var offset = text.firstNonASCII(from: line.lowerBound)
    while offset < line.upperBound {
      let scalar = text.scalar(at: offset)
      if contains(scalar.value) { return true }
      offset = text.firstNonASCII(from: offset + max(1, scalar.length))
    }
    return false
  }

  /// The offsets that stand on lines without such a character.
  ///
  /// - Complexity: O(*n*) over all the lines asked for; `offsets` must ascend.
  static func outside(_ offsets: [Int], in text: WorkingText) -> [Int] {
    guard !offsets.isEmpty else { return [] }
    var result: [Int] = []
    var pending = offsets[...]
    for line in text.lines {
      guard let first = pending.first else { break }
      if first >= line.upperBound { continue }
      let here = pending.prefix { $0 < line.upperBound }
      if !isIn(line, of: text.view) { result += here }
      pending = pending.dropFirst(here.count)
    }
    return result
  }
}
