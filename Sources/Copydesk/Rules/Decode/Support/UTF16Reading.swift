/// UTF-16 in bytes: whether a text is that, and what its lines read.
struct UTF16Reading {
  /// A line with its terminator: the bytes it takes, and the same in UTF-8.
  struct Line {
    var range: Range<Int>
    var utf8: [UInt8]
  }

  private let text: ByteView
  private let isBigEndian: Bool
  private let start: Int

  /// Units looked at where there is no mark.
  private static let sample = 2048

  /// Recognises UTF-16 by its mark or by its high bytes; nil for any other text.
  ///
  /// Without a mark, text of 8 characters and more in one alphabet is recognised; Chinese and Japanese are not.
  init?(_ text: ByteView) {
    self.text = text
    // UTF-32 has a mark that begins like that of UTF-16.
    let isUTF32 =
      text[0] == 0xFF && text[1] == 0xFE && text[2] == 0 && text[3] == 0 && text.count >= 4
      || text[0] == 0 && text[1] == 0 && text[2] == 0xFE && text[3] == 0xFF
    if isUTF32 { return nil }
    if text[0] == 0xFF, text[1] == 0xFE, text.count >= 4 {
      (isBigEndian, start) = (false, 2)
    } else if text[0] == 0xFE, text[1] == 0xFF, text.count >= 4 {
      (isBigEndian, start) = (true, 2)
    } else {
      let units = min(text.count / 2, Self.sample)
      guard units >= 8 else { return nil }
      var counts = (even: [Int](repeating: 0, count: 256), odd: [Int](repeating: 0, count: 256))
      for unit in 0..<units {
        counts.even[Int(text[2 * unit])] += 1
        counts.odd[Int(text[2 * unit + 1])] += 1
      }
      if counts.even[0] * 20 <= units, Self.areHighBytes(counts.odd, of: units) {
        isBigEndian = false
      } else if counts.odd[0] * 20 <= units, Self.areHighBytes(counts.even, of: units) {
        isBigEndian = true
      } else {
        return nil
      }
      start = 0
    }
  }

  /// Whether every other byte of a text is distributed as the high bytes of UTF-16 are.
  ///
  /// In Latin letters four tenths are zero. In the alphabets from Greek to Khmer, whose blocks begin with 3 to 23, nearly
  /// all are the number of one block, and the spaces between words, ASCII's, are zero: a text in UTF-8 has no zeros.
  private static func areHighBytes(_ counts: [Int], of units: Int) -> Bool {
    if counts[0] * 10 >= units * 4 { return true }
    let block = (1...0x17).map { counts[$0] }.max() ?? 0
    return counts[0] * 33 >= units && (counts[0] + block) * 10 >= units * 9
  }

  private func unit(_ offset: Int) -> UInt32 {
    let (first, second) = (UInt32(text[offset]), UInt32(text[offset + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  /// The lines, or nil if more than one unit in a hundred is a surrogate without its partner.
  ///
  /// The mark belongs to the first line's bytes; an odd last byte reads as U+FFFD.
  /// - Complexity: O(*n*).
  func lines() -> [Line]? {
    var lines: [Line] = []
    var current = Line(range: 0..<start, utf8: [])
    var offset = start
    var lone = 0
    while offset + 1 < text.count {
      var value = unit(offset)
      offset += 2
      if value >= 0xD800, value < 0xDC00, offset + 1 < text.count, unit(offset) >= 0xDC00, unit(offset) < 0xE000 {
        value = 0x1_0000 + (value - 0xD800) << 10 + (unit(offset) - 0xDC00)
        offset += 2
      } else if value >= 0xD800, value < 0xE000 {
        lone += 1
      }
      UTF8Bytes.append(value, to: &current.utf8)
      if value == 0x0A {
        current.range = current.range.lowerBound..<offset
        lines.append(current)
        current = Line(range: offset..<offset, utf8: [])
      }
    }
    if offset < text.count { UTF8Bytes.append(0xFFFD, to: &current.utf8) }
    current.range = current.range.lowerBound..<text.count
    if !current.range.isEmpty { lines.append(current) }
    return lone * 100 > text.count / 2 ? nil : lines
  }

  /// The encoding's name.
  var name: String { isBigEndian ? "UTF-16BE" : "UTF-16LE" }
}
