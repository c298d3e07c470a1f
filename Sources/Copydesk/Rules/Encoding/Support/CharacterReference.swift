/// A character reference of HTML, read at an ampersand: `&amp;`, `&#8217;`, `&#x2019;`, `&amp;quot;`.
struct CharacterReference {
  /// The bytes it takes, from the ampersand on.
  var range: Range<Int>
  /// The code point it means; nil for a number that no character has.
  var codePoint: UInt32?

  /// Names that HTML has always allowed without a semicolon and that no word or query begins with by accident.
  private static let bareNames: Set<[UInt8]> = Set(
    ["amp", "quot", "nbsp", "lt", "gt", "eacute", "egrave", "agrave", "ccedil", "ouml", "uuml", "auml", "pound"].map {
      Array($0.utf8)
    })

  private static let currencies: Set<[UInt8]> = Set(["pound", "yen", "euro", "cent"].map { Array($0.utf8) })

  /// Reads the reference at an ampersand, through any number of escaped ampersands before it.
  init?(_ text: ByteView, at ampersand: Int) {
    var start = ampersand + 1
    var inner = start
    while text.readsIgnoringCase("amp;", at: inner) {
      start = inner
      inner += 4
    }
    if let found = Self.read(text, inner, requiresSemicolon: inner > ampersand + 1) {
      (range, codePoint) = (ampersand..<found.end, found.codePoint)
    } else if let found = Self.read(text, start, requiresSemicolon: false) {
      (range, codePoint) = (ampersand..<found.end, found.codePoint)
    } else {
      return nil
    }
  }

  private static func read(
    _ text: ByteView, _ start: Int, requiresSemicolon: Bool
  ) -> (end: Int, codePoint: UInt32?)? {
    text[start] == UInt8(ascii: "#") ? number(text, start + 1) : name(text, start, requiresSemicolon)
  }

  /// Reads `8217;` or `x2019;`; without a semicolon (`&#8217s`) only numbers of marks count, as browsers read them.
  static func number(_ text: ByteView, _ start: Int) -> (end: Int, codePoint: UInt32?)? {
    let isHex = text[start] | 0x20 == UInt8(ascii: "x")
    var index = isHex ? start + 1 : start
    var value: UInt32 = 0
    var digits = 0
    while digits < 8, let digit = hexDigit(text[index]), isHex || digit < 10 {
      value = value &* (isHex ? 16 : 10) &+ digit
      digits += 1
      index += 1
    }
    if digits > 0, digits < 8, text[index] == UInt8(ascii: ";") { return (index + 1, meaning(value)) }
    if isHex {
      // The letters behind it may be digits: `&#x2014and`.
      guard digits >= 4 else { return nil }
      index = start + 5
      value = text.bytes(start + 1..<index).reduce(0) { $0 << 4 | (hexDigit($1) ?? 0) }
    }
    guard Self.marks.contains(value) else { return nil }
    return (index, value)
  }

  /// Quotes, apostrophe and ampersand of ASCII, and the dashes, quotes and bullets of General Punctuation.
  private static let marks: Set<UInt32> = Set([0x22, 0x26, 0x27, 0xA0, 0xA3, 0x20AC] + Array(0x2010...0x2026))

  /// The value of a hexadecimal digit.
  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x37
    case 0x61...0x66: UInt32(byte) - 0x57
    default: nil
    }
  }

  private static func meaning(_ value: UInt32) -> UInt32? {
    if let windows = C1Control.meaning(value) { return windows }
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFDCF, 0xFDF0...0xFFFD, 0x1_0000...0x10_FFFF:
      return value
    default: return nil
    }
  }

  private static func name(
    _ text: ByteView, _ start: Int, _ requiresSemicolon: Bool
  ) -> (end: Int, codePoint: UInt32?)? {
    var end = start
    while end < start + 24, isNameByte(text[end]) { end += 1 }
    guard end > start + 1 else { return nil }
    let name = text.bytes(start..<end)
    if text[end] == UInt8(ascii: ";") {
      guard let value = NamedEntities.codePoint(name) ?? capital(name) else { return nil }
      return (end + 1, value)
    }
    // `&pound5` is what a currency sign loses its semicolon to.
    let letters = text.skip(.letter, from: start)
    if !requiresSemicolon, letters < end, currencies.contains(text.bytes(start..<letters)),
      let value = NamedEntities.codePoint(text.bytes(start..<letters))
    {
      return (letters, value)
    }
    guard !requiresSemicolon, bareNames.contains(name), text[end] != UInt8(ascii: "="), text[end] != UInt8(ascii: "-"),
      text[end] != UInt8(ascii: "_"), text[end] < 0x80, let value = NamedEntities.codePoint(name)
    else { return nil }
    return (end, value)
  }

  /// The meaning of a name in capitals, which headlines set in capitals have: `&EACUTE;` is É.
  private static func capital(_ name: [UInt8]) -> UInt32? {
    guard name.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else { return nil }
    guard let value = NamedEntities.codePoint(name.map { $0 | 0x20 }) else { return nil }
    guard let upper = Unicode.Scalar(value)?.properties.uppercaseMapping.unicodeScalars, upper.count == 1 else {
      return nil
    }
    return upper.first?.value
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
  }
}
