/// What the diff must know of a scalar.
enum ScalarTraits {
  /// Whether a scalar is white space, no-break spaces included.
  static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Whether a scalar belongs to a word in a script that puts spaces between words.
  static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x27, 0x2019: true
    case 0..<0x80: false
    // Thai to Myanmar, Khmer, and the ideographs: a "word" there would be a whole sentence.
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x9FFF, 0xF900...0xFAFF, 0x20000...: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isMark(scalar)
    }
  }

  /// Whether no boundary may fall between two neighbours: a reader would see one character torn apart.
  ///
  /// Follows Unicode's grapheme clusters as far as two scalars can tell, and joins more where a third would be needed:
  /// any run of regional indicators is one, and so is whatever follows a joiner or a virama.
  static func areJoined(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    if second.value < 0x80, first.value < 0x80 { return first == "\r" && second == "\n" }
    switch first.value {
    case 0x200D, 0x094D, 0x09CD, 0x0ACD, 0x0B4D, 0x0C4D, 0x0D4D: return second.value > 0x20
    case 0x1F1E6...0x1F1FF where (0x1F1E6...0x1F1FF).contains(second.value): return true
    default: break
    }
    return isMark(second) || String(String.UnicodeScalarView([first, second])).count == 1
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
