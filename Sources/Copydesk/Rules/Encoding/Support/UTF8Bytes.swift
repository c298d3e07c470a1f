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
