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
