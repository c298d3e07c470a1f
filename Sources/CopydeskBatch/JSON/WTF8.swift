/// UTF-8 that also holds lone surrogates, in their three-byte form (Simon Sapin, The WTF-8 encoding).
enum WTF8 {
  /// Appends a code point, surrogates included; a value beyond Unicode becomes U+FFFD.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0x80..<0x800: bytes += [UInt8(0xC0 | scalar >> 6), continuation(scalar)]
    case 0x800..<0x10000: bytes += [UInt8(0xE0 | scalar >> 12), continuation(scalar >> 6), continuation(scalar)]
    case 0x10000...0x10FFFF:
      bytes += [
        UInt8(0xF0 | scalar >> 18), continuation(scalar >> 12), continuation(scalar >> 6), continuation(scalar),
      ]
    default: bytes += [0xEF, 0xBF, 0xBD]
    }
  }

  private static func continuation(_ bits: UInt32) -> UInt8 { UInt8(0x80 | bits & 0x3F) }

  /// The code point that begins at an offset and its length in bytes; nil if there is none, or it is not well formed.
  static func scalar(in bytes: [UInt8], at offset: Int) -> (value: UInt32, length: Int)? {
    guard offset < bytes.count else { return nil }
    let lead = bytes[offset]
    let length: Int
    var value: UInt32
    switch lead {
    case 0..<0x80: return (UInt32(lead), 1)
    case 0xC2...0xDF: (length, value) = (2, UInt32(lead & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(lead & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(lead & 0x07))
    default: return nil
    }
    guard offset + length <= bytes.count else { return nil }
    for byte in bytes[offset + 1..<offset + length] {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= smallest, value <= 0x10FFFF else { return nil }
    return (value, length)
  }
}
