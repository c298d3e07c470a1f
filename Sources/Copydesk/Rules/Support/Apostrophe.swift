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
