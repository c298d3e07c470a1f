internal import UnicodeText

/// The classes, by shape, of tokens that a vocabulary cannot list one by one.
///
/// Numbers above one digit are always a class, since no count could choose between `1,204` and `1,205`; words are one
/// only where they are not in the vocabulary. The names hold characters that no token has, so they never clash.
public enum TokenClass: String, CaseIterable, Sendable {
  /// Digits: `21`, `350`.
  case number = "<num>"
  /// Four digits, 1000 to 2099.
  case year = "<year>"
  /// Digits with a decimal point: `3.5`.
  case decimal = "<num-decimal>"
  /// Digits in groups: `1,200`, `1,200.50`.
  case grouped = "<num-grouped>"
  /// `21st`, `4th`.
  case ordinal = "<num-ordinal>"
  /// `1980s`, `90s`.
  case decade = "<num-decade>"
  /// Any other token of numbers alone: `½`, `10.1.2`.
  case otherNumber = "<num-other>"
  /// `@name`.
  case handle = "<handle>"
  /// An unseen word in small letters: `blorping`; those with a telling ending have a class of their own.
  case lower = "<unk-lower>"
  /// An unseen word in small letters that ends in `ed`.
  case lowerED = "<unk-lower-ed>"
  /// An unseen word in small letters that ends in `ing`.
  case lowerING = "<unk-lower-ing>"
  /// An unseen word in small letters that ends in `ly`.
  case lowerLY = "<unk-lower-ly>"
  /// An unseen word in small letters that ends in `s`.
  case lowerS = "<unk-lower-s>"
  /// An unseen word with a capital, where only names have one.
  case capitalized = "<unk-cap>"
  /// An unseen word with a capital, where any word may have one.
  case initial = "<unk-initial>"
  /// An unseen word of capitals, two or more.
  case allCapitals = "<unk-allcaps>"
  /// An unseen word with small letters before capitals or dots: `iPhone`, `example.org`.
  case mixed = "<unk-mixed>"
  /// An unseen word with digits: `G20`.
  case alphanumeric = "<unk-alnum>"
  /// An unseen word of another script than Latin.
  case foreign = "<unk-foreign>"
  /// An unseen mark or symbol.
  case mark = "<unk-mark>"
}

extension TokenClass {
  /// The class of a number token; nil for a single digit, which stands for itself.
  init?(number text: UnsafeBufferPointer<UInt8>) {
    var digits = 0
    var commas = 0
    var points = 0
    for byte in text {
      switch byte {
      case 0x30...0x39: digits += 1
      case UInt8(ascii: ","): commas += 1
      case UInt8(ascii: "."): points += 1
      default:
        self = .otherNumber
        return
      }
    }
    if commas > 0 {
      self = points <= 1 ? .grouped : .otherNumber
    } else if points > 0 {
      self = points == 1 ? .decimal : .otherNumber
    } else if digits == 1 {
      return nil
    } else {
      let isYear = digits == 4 && (text[0] == 0x31 || text[0] == 0x32 && text[1] == 0x30)
      self = isYear ? .year : .number
    }
  }

  /// The class of a word that is a number with an ending, or a handle; nil for any other word.
  init?(wordShape text: UnsafeBufferPointer<UInt8>) {
    guard text.count >= 2, let last = text.last else { return nil }
    if text[0] == UInt8(ascii: "@") {
      self = .handle
      return
    }
    guard text[0] &- 0x30 <= 9 else { return nil }
    var digits = 0
    while digits < text.count, text[digits] &- 0x30 <= 9 { digits += 1 }
    let ending = text.count - digits
    if ending == 1, digits >= 2, last | 0x20 == UInt8(ascii: "s") {
      self = .decade
    } else if ending == 2 {
      switch (text[digits] | 0x20, last | 0x20) {
      case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): self = .ordinal
      default: return nil
      }
    } else {
      return nil
    }
  }

  /// The class of a token that the vocabulary does not hold.
  ///
  /// - Complexity: O(*n*) in the bytes.
  init(unseen text: UnsafeBufferPointer<UInt8>, at place: TokenPlace) {
    var letters = 0
    var capitals = 0
    var hasDigit = false
    var hasDot = false
    var startsWithCapital = false
    var offset = 0
    while offset < text.count {
      let scalar = UTF8Scanner.decode(text, at: offset)
      let scalarClass = scalar.scalarClass
      if scalarClass.isLetter {
        // Latin ends at U+024F, and U+1E00..<U+1F00 is more of it.
        if scalar.value > 0x24F, !(0x1E00..<0x1F00).contains(scalar.value) {
          self = .foreign
          return
        }
        letters += 1
        if scalarClass == .uppercaseLetter || scalarClass == .titlecaseLetter {
          capitals += 1
          if letters == 1 { startsWithCapital = true }
        }
      } else if scalarClass.isNumber {
        hasDigit = true
      } else if scalar.value == 0x2E {
        hasDot = true
      }
      offset += max(scalar.length, 1)
    }
    if letters == 0 {
      self = hasDigit ? .otherNumber : .mark
    } else if hasDigit {
      self = .alphanumeric
    } else if capitals == letters, letters > 1 {
      self = place == .allCapitals ? .initial : .allCapitals
    } else if hasDot {
      self = .mixed
    } else if startsWithCapital {
      self = place == .inside ? .capitalized : .initial
    } else {
      self = capitals > 0 ? .mixed : TokenClass(lowerCase: text)
    }
  }

  private init(lowerCase text: UnsafeBufferPointer<UInt8>) {
    func ends(in ending: StaticString) -> Bool {
      guard text.count > ending.utf8CodeUnitCount + 2 else { return false }
      let start = text.count - ending.utf8CodeUnitCount
      return (0..<ending.utf8CodeUnitCount).allSatisfy { text[start + $0] == ending.utf8Start[$0] }
    }
    if ends(in: "ed") {
      self = .lowerED
    } else if ends(in: "ing") {
      self = .lowerING
    } else if ends(in: "ly") {
      self = .lowerLY
    } else {
      self = ends(in: "s") ? .lowerS : .lower
    }
  }
}
