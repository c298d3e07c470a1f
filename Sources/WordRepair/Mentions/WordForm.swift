/// What the spelling of a token says: its characters, and its ending as a hint of its part of speech.
package struct WordForm: OptionSet, Sendable {
  package let rawValue: UInt16

  /// It starts with a letter.
  static let letters = Self(rawValue: 1 << 0)
  static let number = Self(rawValue: 1 << 1)
  package static let capitalized = Self(rawValue: 1 << 2)
  /// It ends a sentence: `.`, `!`, `?`.
  static let stop = Self(rawValue: 1 << 3)
  /// `-ed`, of more than four letters.
  static let past = Self(rawValue: 1 << 4)
  /// `-ing`, of more than four letters.
  static let progressive = Self(rawValue: 1 << 5)
  /// `-ly`, of more than four letters.
  static let adverb = Self(rawValue: 1 << 6)
  /// `-s` but not `-ss`, `-us`, `-is`.
  static let plural = Self(rawValue: 1 << 7)
  /// An ending that makes nouns.
  static let noun = Self(rawValue: 1 << 8)
  /// An ending that makes adjectives.
  static let adjective = Self(rawValue: 1 << 9)
  /// An ending of persons: `-ist`, `-man`, and those kinds of `-er` and `-or` that are seldom things.
  static let agent = Self(rawValue: 1 << 10)
  /// A mark behind which a quotation or a phrase starts anew.
  static let opener = Self(rawValue: 1 << 11)

  /// `-ter` and `-ber` are left out for `matter` and `number`.
  private static let agentEndings: [StaticString] = [
    "ker", "yer", "ner", "ger", "cer", "ler", "ier", "cher", "rter", "ver", "tor", "sor",
  ]

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first, let last = bytes.last else {
      self = []
      return
    }
    switch first {
    case 0x30...0x39: self = .number
    case 0x41...0x5A: self = [.letters, .capitalized]
    case 0x61...0x7A, 0xC4...0xDF, 0xE1, 0xE4...0xF4: self = .letters
    case 0xC3: self = bytes.count > 1 && bytes[1] < 0x9F ? [.letters, .capitalized] : .letters
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): self = .stop
    case UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "`"): self = .opener
    case 0xE2: self = .opener
    default: self = []
    }
    guard contains(.letters), bytes.count > 3 else { return }
    func ends(_ ending: StaticString) -> Bool {
      let count = ending.utf8CodeUnitCount
      guard bytes.count >= count + 2 else { return false }
      for index in 0..<count where bytes[bytes.count - count + index] != ending.utf8Start[index] { return false }
      return true
    }
    switch last {
    case UInt8(ascii: "d"): if bytes.count > 4, ends("ed") { insert(.past) }
    case UInt8(ascii: "g"): if bytes.count > 4, ends("ing") { insert(.progressive) }
    case UInt8(ascii: "y"):
      if bytes.count > 4, ends("ly") { insert(.adverb) }
      if ends("ity") { insert(.noun) }
    case UInt8(ascii: "s"):
      if ends("ss") || ends("us") || ends("is") {
        if ends("ness") { insert(.noun) }
        if ends("ous") || ends("less") { insert(.adjective) }
      } else {
        insert(.plural)
      }
    case UInt8(ascii: "n"):
      if ends("tion") || ends("sion") { insert(.noun) }
      if ends("man") { insert(.agent) }
    case UInt8(ascii: "t"):
      if ends("ment") { insert(.noun) }
      if ends("ist") { insert(.agent) }
    case UInt8(ascii: "e"):
      if ends("ance") || ends("ence") || ends("age") { insert(.noun) }
      if ends("able") || ends("ible") || ends("ive") { insert(.adjective) }
    case UInt8(ascii: "p"): if ends("ship") { insert(.noun) }
    case UInt8(ascii: "m"): if ends("ism") { insert(.noun) }
    case UInt8(ascii: "l"):
      if ends("ful") || ends("al") { insert(.adjective) }
    case UInt8(ascii: "c"): if ends("ic") { insert(.adjective) }
    case UInt8(ascii: "r"): if bytes.count > 5, Self.agentEndings.contains(where: ends) { insert(.agent) }
    default: break
    }
  }
}
