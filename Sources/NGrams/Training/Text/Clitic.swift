/// The short form at the end of a contraction or a possessive: `'s`, `'re`, `n't`.
struct Clitic {
  /// Its bytes in the text; 0 if the word has none.
  private(set) var byteCount: Int
  /// How it is counted: in small letters, with a straight apostrophe.
  private(set) var surface: String

  private static let none = Clitic(byteCount: 0, surface: "")

  private init(byteCount: Int, surface: String) {
    self.byteCount = byteCount
    self.surface = surface
  }

  /// Finds the clitic a word ends in; it is the whole word if that is nothing else.
  init(endOf word: UnsafeBufferPointer<UInt8>) {
    self = Clitic.none
    guard let (apostrophe, tail) = Self.lastApostrophe(word), word.count - tail <= 2, tail < word.count else { return }
    let first = word[tail] | 0x20
    let second = word.count - tail == 2 ? word[tail + 1] | 0x20 : 0
    let length = word.count - apostrophe
    switch (first, second) {
    case (0x73, 0): self = Clitic(byteCount: length, surface: "'s")
    case (0x64, 0): self = Clitic(byteCount: length, surface: "'d")
    case (0x6D, 0): self = Clitic(byteCount: length, surface: "'m")
    case (0x72, 0x65): self = Clitic(byteCount: length, surface: "'re")
    case (0x76, 0x65): self = Clitic(byteCount: length, surface: "'ve")
    case (0x6C, 0x6C): self = Clitic(byteCount: length, surface: "'ll")
    case (0x74, 0):
      if apostrophe > 0, word[apostrophe - 1] | 0x20 == UInt8(ascii: "n") {
        self = Clitic(byteCount: length + 1, surface: "n't")
      }
    default: break
    }
  }

  /// Whether U+2019 stands at an offset.
  @inline(__always)
  static func isCurlyApostrophe(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    offset + 2 < text.count && text[offset] == 0xE2 && text[offset + 1] == 0x80 && text[offset + 2] == 0x99
  }

  /// Where the last apostrophe begins and ends, if at most two bytes follow it.
  private static func lastApostrophe(_ word: UnsafeBufferPointer<UInt8>) -> (Int, Int)? {
    for back in 2...3 where word.count >= back {
      if word[word.count - back] == UInt8(ascii: "'") { return (word.count - back, word.count - back + 1) }
    }
    for back in 4...5 where word.count >= back {
      let start = word.count - back
      if isCurlyApostrophe(word, at: start) { return (start, start + 3) }
    }
    return nil
  }
}
