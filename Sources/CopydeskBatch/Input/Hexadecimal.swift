/// Bytes in small hexadecimal digits.
enum Hexadecimal {
  static func string(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var result: [UInt8] = []
    for byte in bytes { result += [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]] }
    return String(decoding: result, as: UTF8.self)
  }

  static func string(_ value: UInt32) -> String {
    string([UInt8(value >> 24), UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)])
  }
}
