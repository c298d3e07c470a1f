/// The characters of a text that the encoding stage's rules ask for, found in one scan for all of them.
struct SpecialCharacters {
  /// Offsets of U+0080...U+009F, U+2028 and U+2029.
  private(set) var controls: [Int] = []
  /// Offsets of zero-width characters.
  private(set) var zeroWidth: [Int] = []
  /// Offsets of U+00AD.
  private(set) var softHyphens: [Int] = []
  /// Offsets of bidirectional controls.
  private(set) var bidi: [Int] = []
  /// Offsets of U+FB00...U+FB06.
  private(set) var ligatures: [Int] = []
  /// Offsets of U+FF01...U+FF5E, U+3001 and U+3002.
  private(set) var fullWidth: [Int] = []
  /// Offsets of U+FFFD.
  private(set) var replacements: [Int] = []
  /// Offsets of white space other than ASCII's.
  private(set) var spaces: [Int] = []
  /// Whether letters written from right to left occur.
  private(set) var hasRightToLeft = false

  /// The characters of a text, computed once for all rules.
  static func of(_ text: WorkingText) -> SpecialCharacters {
    text.analysis(SpecialCharacters.self) { SpecialCharacters($0.view) }
  }

  private init(_ text: ByteView) {
    var offset = text.firstNonASCII(from: 0)
    while offset < text.count {
      let second = text[offset + 1]
      switch text[offset] {
      case 0xC2: latin(second, offset)
      case 0xD6...0xDF: hasRightToLeft = hasRightToLeft || text[offset] != 0xD6 || second >= 0x91
      case 0xE2 where second == 0x80: punctuation(text[offset + 2], offset)
      case 0xE2 where second == 0x81: moreFormats(text[offset + 2], offset)
      case 0xE3 where second == 0x80 && text[offset + 2] == 0x80: spaces.append(offset)
      case 0xE3 where second == 0x80 && (text[offset + 2] == 0x81 || text[offset + 2] == 0x82): fullWidth.append(offset)
      case 0xEF: presentation(second, text[offset + 2], offset)
      default: break
      }
      // Well-formed or not, what follows a lead is looked at again only if it is a lead itself.
      offset += 1
      while offset < text.count, text.buffer[offset] & 0xC0 == 0x80 { offset += 1 }
      offset = text.firstNonASCII(from: offset)
    }
  }

  private mutating func latin(_ second: UInt8, _ offset: Int) {
    switch second {
    case 0x80...0x9F: controls.append(offset)
    case 0xA0: spaces.append(offset)
    case 0xAD: softHyphens.append(offset)
    default: break
    }
  }

  private mutating func punctuation(_ third: UInt8, _ offset: Int) {
    switch third {
    case 0x80...0x8A, 0xAF: spaces.append(offset)
    case 0x8B...0x8D: zeroWidth.append(offset)
    case 0x8E, 0x8F, 0xAA...0xAE: bidi.append(offset)
    case 0xA8, 0xA9: controls.append(offset)
    default: break
    }
  }

  private mutating func moreFormats(_ third: UInt8, _ offset: Int) {
    switch third {
    case 0x9F: spaces.append(offset)
    case 0xA0...0xA4: zeroWidth.append(offset)
    case 0xA6...0xA9: bidi.append(offset)
    default: break
    }
  }

  private mutating func presentation(_ second: UInt8, _ third: UInt8, _ offset: Int) {
    switch (second, third) {
    case (0xAC, 0x80...0x86): ligatures.append(offset)
    case (0xBB, 0xBF): zeroWidth.append(offset)
    case (0xBC, 0x81...0xBF), (0xBD, 0x80...0x9E): fullWidth.append(offset)
    case (0xBF, 0xBD): replacements.append(offset)
    default: break
    }
  }
}
