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
