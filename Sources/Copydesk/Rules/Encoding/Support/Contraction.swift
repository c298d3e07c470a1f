/// The endings that English joins to a word with an apostrophe.
enum Contraction {
  /// Whether `s`, `t`, `d`, `m`, `re`, `ve` or `ll` stands at an offset and ends a word there.
  static func endsAt(_ text: ByteView, _ offset: Int) -> Bool {
    let length: Int
    switch text[offset] | 0x20 {
    case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "d"), UInt8(ascii: "m"): length = 1
    case UInt8(ascii: "r"), UInt8(ascii: "v"): length = text[offset + 1] | 0x20 == UInt8(ascii: "e") ? 2 : 0
    case UInt8(ascii: "l"): length = text[offset + 1] | 0x20 == UInt8(ascii: "l") ? 2 : 0
    default: length = 0
    }
    guard length > 0 else { return false }
    switch text.byteClass(offset + length) {
    case .lower, .upper, .digit, .continuation, .leadLatin, .leadTwo, .underscore: return false
    default: return true
    }
  }
}
