/// UTF-8 that may also hold halves of surrogate pairs, each in three bytes, as JSON's escapes and Python's strings may.
///
/// Everything else is as in ``UTF8Scanner``: invalid bytes are cut into maximal subparts. Source: Simon Sapin, The WTF-8
/// encoding. No function traps, whatever the offset.
package enum WTF8 {
  /// Reads the code point or the invalid unit that starts at an offset.
  ///
  /// A surrogate has its own value and three bytes. ``DecodedScalar/scalar`` is nil for it.
  ///
  /// - Complexity: O(1).
  @inlinable
  package static func decode(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> DecodedScalar {
    if offset >= 0, offset + 2 < text.count, text[offset] == 0xED, 0xA0...0xBF ~= text[offset + 1],
      0x80...0xBF ~= text[offset + 2]
    {
      return DecodedScalar(
        value: 0xD000 | UInt32(text[offset + 1] & 0x3F) << 6 | UInt32(text[offset + 2] & 0x3F), length: 3)
    }
    return UTF8Scanner.decode(text, at: offset)
  }

  /// Reads the code point or the invalid unit of an array that starts at an offset.
  @inlinable
  package static func decode(_ text: [UInt8], at offset: Int) -> DecodedScalar {
    text.withUnsafeBufferPointer { decode($0, at: offset) }
  }

  /// Reads the code point or the invalid unit of an array that ends at an offset, which is a boundary.
  ///
  /// At the start of the text and outside it the length is 0.
  package static func decode(_ text: [UInt8], before offset: Int) -> DecodedScalar {
    guard offset > 0, offset <= text.count else { return DecodedScalar(value: DecodedScalar.invalidValue, length: 0) }
    return decode(text, at: start(in: text, at: offset - 1))
  }

  /// Returns the start of the unit that holds the byte at an offset; the offset itself at a boundary or the end.
  package static func start(in text: [UInt8], at offset: Int) -> Int {
    guard offset > 0, offset < text.count, isContinuation(text[offset]) else { return offset }
    for back in 1...3 where offset - back >= 0 && !isContinuation(text[offset - back]) {
      return decode(text, at: offset - back).length > back ? offset - back : offset
    }
    return offset
  }

  /// Whether a byte can only continue a sequence.
  @inlinable
  package static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Appends the bytes of a code point, surrogates included; a value beyond Unicode becomes U+FFFD.
  package static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    func continuation(_ bits: UInt32) -> UInt8 { UInt8(0x80 | bits & 0x3F) }
    switch value {
    case 0..<0x80: bytes.append(UInt8(value))
    case 0x80..<0x800: bytes += [UInt8(0xC0 | value >> 6), continuation(value)]
    case 0x800..<0x10000: bytes += [UInt8(0xE0 | value >> 12), continuation(value >> 6), continuation(value)]
    case 0x10000...0x10FFFF:
      bytes += [UInt8(0xF0 | value >> 18), continuation(value >> 12), continuation(value >> 6), continuation(value)]
    default: bytes += [0xEF, 0xBF, 0xBD]
    }
  }
}
