extension JSONStringStyle {
  /// Appends one character as this style writes it.
  func append(_ scalar: UInt32, to source: inout [UInt8]) {
    switch scalar {
    case 0x22, 0x5C:
      if escaped.contains(.ascii(UInt8(scalar))) {
        appendEscape(scalar, to: &source)
      } else {
        source += [0x5C, UInt8(scalar)]
      }
    case 0x08: source += [0x5C, UInt8(ascii: "b")]
    case 0x09: source += [0x5C, UInt8(ascii: "t")]
    case 0x0A: source += [0x5C, UInt8(ascii: "n")]
    case 0x0C: source += [0x5C, UInt8(ascii: "f")]
    case 0x0D: source += [0x5C, UInt8(ascii: "r")]
    case 0..<0x20: appendEscape(scalar, to: &source)
    case 0x2F where escaped.contains(.solidus): source += [0x5C, 0x2F]
    case 0x20..<0x80:
      if escaped.contains(.ascii(UInt8(scalar))) {
        appendEscape(scalar, to: &source)
      } else {
        source.append(UInt8(scalar))
      }
    default:
      let choice: Choice = scalar == 0x2028 || scalar == 0x2029 ? .lineSeparator : .nonASCII
      if Self.isSurrogate(scalar) || escaped.contains(choice) {
        appendEscape(scalar, to: &source)
      } else {
        WTF8.append(scalar, to: &source)
      }
    }
  }

  private func appendEscape(_ scalar: UInt32, to source: inout [UInt8]) {
    guard scalar >= 0x10000 else { return appendUnit(scalar, to: &source) }
    appendUnit(0xD800 + (scalar - 0x10000) >> 10, to: &source)
    appendUnit(0xDC00 + (scalar - 0x10000) & 0x3FF, to: &source)
  }

  private func appendUnit(_ unit: UInt32, to source: inout [UInt8]) {
    source += [0x5C, UInt8(ascii: "u")]
    for shift in [12, 8, 4, 0] as [UInt32] {
      let digit = UInt8(unit >> shift & 0xF)
      source.append(digit < 10 ? 0x30 + digit : (usesUppercaseHex ? 0x41 : 0x61) + digit - 10)
    }
  }

  /// Writes a text as the content of a string; nil if it is not WTF-8.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  public func content(of text: ArraySlice<UInt8>) -> [UInt8]? {
    let text = Array(text)
    var source: [UInt8] = []
    source.reserveCapacity(text.count)
    var index = 0
    var afterHighSurrogate = false
    while index < text.count {
      guard let (scalar, length) = WTF8.scalar(in: text, at: index) else { return nil }
      // Side by side the two escapes would be read as one character.
      if afterHighSurrogate, (0xDC00..<0xE000).contains(scalar) { return nil }
      afterHighSurrogate = (0xD800..<0xDC00).contains(scalar)
      append(scalar, to: &source)
      index += length
    }
    return source
  }
}
