/// The endings English writes behind an apostrophe: `'s 't 're 've 'll 'd 'm`.
///
/// What the language model takes for one is `CliticEnding` of NGrams, which is part of every model.
enum Clitic {
  /// The length of a clitic's letters at an offset, or nil; the letters must end there.
  static func length(at offset: Int, in text: ByteView) -> Int? {
    let length = letterCount(at: offset, in: text)
    guard length > 0, !text.isWord(at: offset + length) else { return nil }
    return length
  }

  /// Whether a clitic's letters stand at an offset, and no letter, digit or underscore behind them.
  ///
  /// For text whose characters may still be decoded wrongly: bytes that are no part of letters in Latin, Greek or
  /// Cyrillic end the word.
  static func endsWord(at offset: Int, in text: ByteView) -> Bool {
    let length = letterCount(at: offset, in: text)
    return length > 0 && !damagedWord.contains(text.byteClass(offset + length))
  }

  private static let damagedWord = ByteClassSet(
    .lower, .upper, .digit, .continuation, .leadLatin, .leadTwo, .underscore)

  /// The number of a clitic's letters at an offset; 0 if there is none.
  private static func letterCount(at offset: Int, in text: ByteView) -> Int {
    switch text[offset] | 0x20 {
    case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "d"), UInt8(ascii: "m"): 1
    case UInt8(ascii: "r"), UInt8(ascii: "v"): text[offset + 1] | 0x20 == UInt8(ascii: "e") ? 2 : 0
    case UInt8(ascii: "l"): text[offset + 1] | 0x20 == UInt8(ascii: "l") ? 2 : 0
    default: 0
    }
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
