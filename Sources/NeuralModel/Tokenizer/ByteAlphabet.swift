/// The letters by which byte-level vocabularies spell bytes, as in GPT-2.
///
/// The printable bytes of Latin-1 stand for themselves; the 68 others are U+0100 and following, in their order.
enum ByteAlphabet {
  /// The byte of each scalar below U+0144; -1 where there is none.
  private static let bytes: [Int16] = {
    var bytes = [Int16](repeating: -1, count: 0x144)
    var next = 0x100
    for byte in 0..<256 {
      switch byte {
      case 0x21...0x7E, 0xA1...0xAC, 0xAE...0xFF: bytes[byte] = Int16(byte)
      default:
        bytes[next] = Int16(byte)
        next += 1
      }
    }
    return bytes
  }()

  /// Appends the bytes that a token spells; false if it has letters that stand for none.
  static func decode(_ token: UnsafeRawBufferPointer, into result: inout [UInt8]) -> Bool {
    let start = result.count
    for scalar in String(decoding: token, as: UTF8.self).unicodeScalars {
      guard scalar.value < bytes.count, bytes[Int(scalar.value)] >= 0 else {
        result.removeLast(result.count - start)
        return false
      }
      result.append(UInt8(bytes[Int(scalar.value)]))
    }
    return true
  }
}
