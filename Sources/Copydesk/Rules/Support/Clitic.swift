/// The endings English writes behind an apostrophe: `'s 't 're 've 'll 'd 'm`.
enum Clitic {
  /// The length of a clitic's letters at an offset, or nil; the letters must end there.
  static func length(at offset: Int, in text: ByteView) -> Int? {
    let first = text[offset] | 0x20
    let second = text[offset + 1] | 0x20
    let length: Int
    switch first {
    case UInt8(ascii: "r"), UInt8(ascii: "v"): length = second == UInt8(ascii: "e") ? 2 : 0
    case UInt8(ascii: "l"): length = second == UInt8(ascii: "l") ? 2 : 0
    case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "d"), UInt8(ascii: "m"): length = 1
    default: length = 0
    }
    guard length > 0, !text.isWord(at: offset + length) else { return nil }
    return length
  }
}

/// The marks that stand for an apostrophe: `'` and `’`, and `‘` where a quoting program turned it.
enum Apostrophe {
  /// The length in bytes of an apostrophe at an offset, or nil.
  static func length(at offset: Int, in text: ByteView) -> Int? {
    switch text[offset] {
    case 0x27: 1
    case 0xE2 where text[offset + 1] == 0x80 && (text[offset + 2] == 0x99 || text[offset + 2] == 0x98): 3
    default: nil
    }
  }
}

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
