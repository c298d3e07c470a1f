/// What rules ask about a code point, from the Unicode properties of Swift's standard library.
enum CharacterTraits {
  /// Whether a code point is a letter of any script; spacing accents and other modifiers are none.
  static func isLetter(_ value: UInt32) -> Bool {
    if value < 0x80 { return isASCIILetter(value) }
    guard let properties = Unicode.Scalar(value)?.properties else { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: return true
    default: return false
    }
  }

  /// Whether a code point is a lower-case letter.
  static func isLowercase(_ value: UInt32) -> Bool {
    if value < 0x80 { return value >= 0x61 && value <= 0x7A }
    return Unicode.Scalar(value)?.properties.generalCategory == .lowercaseLetter
  }

  /// Whether a code point is an upper-case letter.
  static func isUppercase(_ value: UInt32) -> Bool {
    if value < 0x80 { return value >= 0x41 && value <= 0x5A }
    return Unicode.Scalar(value)?.properties.generalCategory == .uppercaseLetter
  }

  /// Whether a code point is an ASCII letter.
  static func isASCIILetter(_ value: UInt32) -> Bool { value | 0x20 >= 0x61 && value | 0x20 <= 0x7A }

  /// Whether a code point is an ASCII digit.
  static func isDigit(_ value: UInt32) -> Bool { value >= 0x30 && value <= 0x39 }

  /// Whether a code point is white space of ASCII, or an edge of the text (zero).
  static func isASCIISpaceOrEdge(_ value: UInt32) -> Bool {
    value == 0 || value == 0x20 || value >= 0x09 && value <= 0x0D
  }
}

/// The windows-1252 meaning of C1 controls, which are bytes 0x80...0x9F taken for ISO-8859-1.
enum C1Control {
  /// The character a C1 control stands for, if windows-1252 gives that byte one.
  static func meaning(_ value: UInt32) -> UInt32? {
    guard value >= 0x80, value <= 0x9F else { return nil }
    let meaning = UInt32(SingleByteEncoding.windows1252Table[Int(value) - 0x80])
    return meaning > 0x9F ? meaning : nil
  }

  /// The bytes with every C1 control that has a meaning replaced by it.
  static func resolve(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let next = index + 1
      if bytes[index] == 0xC2, next < bytes.endIndex, let meaning = meaning(UInt32(bytes[next])) {
        UTF8Bytes.append(meaning, to: &result)
        index += 2
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}

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
