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

extension UTF8Scanner {
  /// Finds the first invalid unit, a maximal subpart of 1...3 bytes, at or after an offset.
  ///
  /// - Returns: The unit's bytes, or nil if the rest of the text is valid UTF-8.
  /// - Complexity: O(*n*) in the bytes; ASCII goes eight bytes at a time.
  public static func firstInvalidRange(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Range<Int>? {
    var offset = max(0, start)
    while true {
      offset = endOfASCII(in: text, from: offset)
      guard offset < text.count else { return nil }
      let unit = decode(text, at: offset)
      if !unit.isValid { return offset..<offset + unit.length }
      offset += unit.length
    }
  }

  /// Finds the first invalid unit of an array.
  public static func firstInvalidRange(in text: [UInt8]) -> Range<Int>? {
    text.withUnsafeBufferPointer { firstInvalidRange(in: $0) }
  }

  /// Counts the code points of a text; every invalid unit counts as one.
  ///
  /// The count is the number of scalars of `String(decoding:as:)`, which puts one U+FFFD for each invalid unit.
  ///
  /// - Complexity: O(*n*) in the bytes; ASCII goes eight bytes at a time.
  public static func countScalars(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var offset = 0
    while true {
      let end = endOfASCII(in: text, from: offset)
      count += end - offset
      guard end < text.count else { return count }
      offset = end + decode(text, at: end).length
      count += 1
    }
  }

  /// Counts the code points of an array; every invalid unit counts as one.
  public static func countScalars(in text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { countScalars(in: $0) }
  }

  /// The first offset at or after `start` whose byte is not ASCII; the end of the text if there is none.
  ///
  /// - Complexity: O(*n*) in the bytes passed over.
  public static func endOfASCII(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var offset = min(max(0, start), text.count)
    let bytes = UnsafeRawBufferPointer(text)
    while offset + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      offset += 8
    }
    while offset < bytes.count, bytes[offset] < 0x80 { offset += 1 }
    return offset
  }
}

/// A scalar read from bytes, or a mark for invalid bytes.
public struct DecodedScalar: Hashable, Sendable {
  /// The value of invalid bytes; no scalar has it, not even U+FFFD in the text.
  public static let invalidValue: UInt32 = 0xFFFF_FFFF

  /// The scalar's number, or ``invalidValue``.
  public let value: UInt32
  /// The number of bytes, 1...4; 0 only where there was nothing to read.
  public let length: Int

  /// Makes a decoded scalar.
  @inlinable
  public init(value: UInt32, length: Int) {
    self.value = value
    self.length = length
  }

  /// Whether the bytes were a scalar.
  @inlinable
  public var isValid: Bool { value != Self.invalidValue }

  /// The scalar; nil for invalid bytes and for halves of surrogate pairs.
  @inlinable
  package var scalar: Unicode.Scalar? { Unicode.Scalar(value) }

  /// Its general category; ``ScalarClass/unassigned`` for invalid bytes.
  public var scalarClass: ScalarClass { ScalarClass(of: value) }
}
