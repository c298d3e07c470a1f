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

  /// Recognises UTF-16 by its mark or by the zeros of its ASCII; nil for any other text.
  ///
  /// Without a mark, four tenths of the high bytes must be zero and hardly any low byte, which text in Latin letters
  /// of 8 characters and more fulfils; other scripts without a mark are not recognised.
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
      var zeros = (even: 0, odd: 0)
      let units = min(text.count / 2, Self.sample)
      guard units >= 8 else { return nil }
      for unit in 0..<units {
        if text[2 * unit] == 0 { zeros.even += 1 }
        if text[2 * unit + 1] == 0 { zeros.odd += 1 }
      }
      if zeros.odd * 10 >= units * 4, zeros.even * 20 <= units {
        isBigEndian = false
      } else if zeros.even * 10 >= units * 4, zeros.odd * 20 <= units {
        isBigEndian = true
      } else {
        return nil
      }
      start = 0
    }
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
