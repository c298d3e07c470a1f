/// Reads scalars from bytes that should be UTF-8 and may not be.
///
/// Invalid bytes are cut into maximal subparts: the longest start of a sequence that could have become valid is one
/// unit of up to three bytes, any other byte is a unit by itself. Source: The Unicode Standard 15.0, section 3.9,
/// “U+FFFD Substitution of Maximal Subparts”, which is also how `String(decoding:as:)` repairs.
///
/// No function traps, whatever the offset.
public enum UTF8Scanner: Sendable {
  /// Reads the scalar or the invalid unit that starts at an offset.
  ///
  /// An offset inside a scalar reads as an invalid byte. Outside the text the length is 0.
  ///
  /// - Complexity: O(1).
  @inlinable
  public static func decode(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> DecodedScalar {
    guard offset >= 0, offset < text.count else { return DecodedScalar(value: DecodedScalar.invalidValue, length: 0) }
    let lead = text[offset]
    if lead < 0x80 { return DecodedScalar(value: UInt32(lead), length: 1) }
    let invalid = DecodedScalar.invalidValue
    // Table 3-7 of the standard: only the second byte's range depends on the lead.
    var second: ClosedRange<UInt8> = 0x80...0xBF
    let length: Int
    var value: UInt32
    switch lead {
    case 0xC2...0xDF:
      length = 2
      value = UInt32(lead & 0x1F)
    case 0xE0...0xEF:
      length = 3
      value = UInt32(lead & 0x0F)
      if lead == 0xE0 { second = 0xA0...0xBF }
      if lead == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      value = UInt32(lead & 0x07)
      if lead == 0xF0 { second = 0x90...0xBF }
      if lead == 0xF4 { second = 0x80...0x8F }
    default:
      return DecodedScalar(value: invalid, length: 1)
    }
    for index in 1..<length {
      guard offset + index < text.count else { return DecodedScalar(value: invalid, length: index) }
      let byte = text[offset + index]
      guard second.contains(byte) else { return DecodedScalar(value: invalid, length: index) }
      value = value << 6 | UInt32(byte & 0x3F)
      second = 0x80...0xBF
    }
    return DecodedScalar(value: value, length: length)
  }

  /// Reads the scalar or the invalid unit that ends at an offset.
  ///
  /// From the end of a unit it gives the very unit that ``decode(_:at:)`` gives from its start. At the start of the text
  /// and outside it the length is 0.
  ///
  /// - Complexity: O(1).
  @inlinable
  public static func decode(_ text: UnsafeBufferPointer<UInt8>, before offset: Int) -> DecodedScalar {
    guard offset > 0, offset <= text.count else { return DecodedScalar(value: DecodedScalar.invalidValue, length: 0) }
    for length in 1...4 where length <= offset {
      let byte = text[offset - length]
      if byte & 0xC0 == 0x80 { continue }
      let unit = decode(UnsafeBufferPointer(rebasing: text[..<offset]), at: offset - length)
      if unit.length == length { return unit }
      break
    }
    return DecodedScalar(value: DecodedScalar.invalidValue, length: 1)
  }
}
