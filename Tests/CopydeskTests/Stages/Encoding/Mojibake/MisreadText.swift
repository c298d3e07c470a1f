@testable import Copydesk

/// Makes mojibake: the UTF-8 of a text read as a single-byte encoding.
enum MisreadText {
  /// The misread text; nil if a byte has no character in the encoding.
  ///
  /// C1 controls stand for the bytes 0x80...0x9F without a character, as browsers have it.
  static func once(_ text: String, as encoding: SingleByteEncoding) -> String? {
    let table = encoding.upperHalf
    var result = String.UnicodeScalarView()
    for byte in text.utf8 {
      let value = byte < 0x80 ? UInt32(byte) : UInt32(table[Int(byte) - 0x80])
      guard byte < 0x80 || value != 0, let scalar = Unicode.Scalar(value) else { return nil }
      result.append(scalar)
    }
    return String(result)
  }

  /// The text misread several times over.
  static func layers(_ text: String, as encodings: [SingleByteEncoding]) -> String? {
    var current: String? = text
    for encoding in encodings { current = current.flatMap { once($0, as: encoding) } }
    return current
  }
}
