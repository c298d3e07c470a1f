/// Reads code points from bytes that are conventionally UTF-8.
///
/// Invalid bytes are grouped as Unicode advises and Python's `decode("utf-8", "replace")` does: each longest start of
/// a valid sequence is one code point, any other byte one of its own. A surrogate in three bytes counts one.
package enum UTF8Decoder {
  /// One code point: how many bytes it takes, and the scalar unless the bytes are invalid.
  package struct CodePoint: Equatable {
    package var length: Int
    package var scalar: Unicode.Scalar?
  }

  /// The code point that starts at `offset`, which must lie inside `bytes`.
  package static func codePoint(in bytes: [UInt8], at offset: Int) -> CodePoint {
    let lead = bytes[offset]
    if lead < 0x80 { return CodePoint(length: 1, scalar: Unicode.Scalar(lead)) }
    guard let form = form(of: lead) else { return CodePoint(length: 1, scalar: nil) }
    var value = UInt32(lead & (0x7F >> UInt8(form.length)))
    var length = 1
    while length < form.length {
      let byte = offset + length < bytes.count ? bytes[offset + length] : 0
      guard length == 1 ? form.second.contains(byte) : isContinuation(byte) else {
        // ED A0 that does not go on as a surrogate is two stray bytes, not one truncated sequence.
        return CodePoint(length: lead == 0xED && value >= 0x360 ? 1 : length, scalar: nil)
      }
      value = value << 6 | UInt32(byte & 0x3F)
      length += 1
    }
    return CodePoint(length: length, scalar: Unicode.Scalar(value))
  }

  /// Whether a byte can only continue a sequence.
  package static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// The start of the code point that holds the byte at `offset`; `offset` itself at a boundary or the end.
  package static func start(in bytes: [UInt8], at offset: Int) -> Int {
    guard offset > 0, offset < bytes.count, isContinuation(bytes[offset]) else { return offset }
    for back in 1...3 where offset - back >= 0 {
      guard !isContinuation(bytes[offset - back]) else { continue }
      return codePoint(in: bytes, at: offset - back).length > back ? offset - back : offset
    }
    return offset
  }

  /// The code point that ends at `offset`, which must be a boundary above 0.
  package static func codePoint(in bytes: [UInt8], before offset: Int) -> CodePoint {
    codePoint(in: bytes, at: start(in: bytes, at: offset - 1))
  }

  private static func form(of lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
