extension ByteView {
  /// A character of the text: its code point and its length in bytes.
  struct Scalar: Equatable {
    /// The code point; ``ByteView/notUTF8`` for a byte that is not part of well-formed UTF-8.
    var value: UInt32
    /// The number of bytes: zero outside the text, one for a stray byte.
    var length: Int
  }

  /// Stands for a byte that is not part of well-formed UTF-8.
  static let notUTF8: UInt32 = .max

  /// The character that starts at an offset; value and length zero outside the text.
  func scalar(at offset: Int) -> Scalar {
    guard offset >= 0, offset < count else { return Scalar(value: 0, length: 0) }
    let lead = buffer[offset]
    if lead < 0x80 { return Scalar(value: UInt32(lead), length: 1) }
    let second = self[offset + 1]
    switch lead {
    case 0xC2...0xDF where second & 0xC0 == 0x80:
      return Scalar(value: UInt32(lead & 0x1F) << 6 | UInt32(second & 0x3F), length: 2)
    case 0xE0...0xEF where second & 0xC0 == 0x80 && self[offset + 2] & 0xC0 == 0x80:
      let value = UInt32(lead & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(self[offset + 2] & 0x3F)
      guard value >= 0x800, value < 0xD800 || value > 0xDFFF else { break }
      return Scalar(value: value, length: 3)
    case 0xF0...0xF4
    where second & 0xC0 == 0x80 && self[offset + 2] & 0xC0 == 0x80 && self[offset + 3] & 0xC0 == 0x80:
      let value =
        UInt32(lead & 0x07) << 18 | UInt32(second & 0x3F) << 12 | UInt32(self[offset + 2] & 0x3F) << 6
        | UInt32(self[offset + 3] & 0x3F)
      guard value >= 0x1_0000, value <= 0x10_FFFF else { break }
      return Scalar(value: value, length: 4)
    default: break
    }
    return Scalar(value: Self.notUTF8, length: 1)
  }

  /// The character that ends at an offset; value and length zero outside the text.
  func scalar(endingAt offset: Int) -> Scalar {
    guard offset > 0, offset <= count else { return Scalar(value: 0, length: 0) }
    if buffer[offset - 1] < 0x80 { return Scalar(value: UInt32(buffer[offset - 1]), length: 1) }
    for length in 2...4 where offset >= length {
      let found = scalar(at: offset - length)
      if found.length == length { return found }
    }
    return Scalar(value: Self.notUTF8, length: 1)
  }

  /// The first offset at or after `offset` whose byte is 0x80 or above; the end of the text if there is none.
  ///
  /// - Complexity: O(*n*), eight bytes at a step.
  func firstNonASCII(from offset: Int) -> Int {
    var index = max(0, offset)
    let raw = UnsafeRawBufferPointer(buffer)
    while index + 8 <= count, raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
      index += 8
    }
    while index < count, buffer[index] < 0x80 { index += 1 }
    return index
  }
}

/// Writing code points as UTF-8.
enum UTF8Bytes {
  /// The UTF-8 bytes of a code point; U+FFFD for a value that is none.
  static func encode(_ value: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return bytes
  }

  /// Appends the UTF-8 bytes of a code point; U+FFFD for a value that is none.
  static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
