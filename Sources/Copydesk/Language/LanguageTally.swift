/// What the words of a stretch of text say about its language.
struct LanguageTally {
  /// Function words of English that no other language of the table has.
  private(set) var english = 0
  /// For each language its function words that English does not have.
  private(set) var others = [Int](repeating: 0, count: Language.allCases.count)
  /// Latin letters.
  private(set) var latinLetters = 0
  /// Letters of other scripts.
  private(set) var otherLetters = 0

  /// The fewest function words from which anything is concluded: two can be a name (`Rio de la`), and a headline of
  /// English has often fewer.
  static let fewest = 3
  /// How many times as many words must speak for another language as for English.
  ///
  /// Our count: in English news 25 words in 100 are function words of English alone and 2 of the language next to it;
  /// in manuals in German, French, Spanish, Italian, Portuguese, Dutch, Polish, Turkish and Romanian, English examples
  /// included, 1 to 8 against 10 to 28. Text that mixes two languages stays as the rest of it is.
  static let factor = 2

  /// Counts the words of a range.
  ///
  /// - Complexity: O(*n*).
  init(_ range: Range<Int>, of view: ByteView) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let start = offset
      var key: UInt64 = 0
      var length = 0
      while offset < range.upperBound {
        let byte = view[offset]
        if byte < 0x80 {
          let folded = byte | 0x20
          guard folded >= 0x61, folded <= 0x7A else { break }
          key = key << 8 | UInt64(folded)
          latinLetters += 1
          offset += 1
          length += 1
          continue
        }
        let width = view.scalarLength(at: offset)
        guard isLetter(byte, view[offset + 1], view[offset + 2]) else { break }
        for index in offset..<offset + width { key = key << 8 | UInt64(view[index]) }
        // À...Þ fold to à...þ.
        if byte == 0xC3, view[offset + 1] >= 0x80, view[offset + 1] <= 0x9E { key |= 0x20 }
        offset += width
        length += width
      }
      if offset == start {
        offset += view[offset] < 0x80 ? 1 : view.scalarLength(at: offset)
      } else if length <= 8 {
        if length > 1 || Self.standsAlone(start, in: view) { count(FunctionWords.languages(key)) }
        if length <= 2, Self.isElided(start..<offset, in: view) { count(Language.french.bit | Language.italian.bit) }
      }
    }
  }

  /// The tally of no text, to add others to.
  init() {}

  /// Adds another tally.
  mutating func add(_ other: LanguageTally) {
    english += other.english
    for index in others.indices { others[index] += other.others[index] }
    latinLetters += other.latinLetters
    otherLetters += other.otherLetters
  }

  /// The language, if the words leave no doubt; nil for a stretch that is too short or that mixes languages.
  var verdict: Language? {
    if otherLetters > latinLetters { return .otherScript }
    var best = Language.english
    for language in Language.allCases where others[Int(language.rawValue)] > others[Int(best.rawValue)] {
      best = language
    }
    let count = others[Int(best.rawValue)]
    if count >= Self.fewest, count >= Self.factor * english, best != .english { return best }
    return english >= Self.fewest && english >= Self.factor * count ? .english : nil
  }

  private mutating func count(_ languages: UInt32) {
    guard languages != 0 else { return }
    if languages & Language.english.bit != 0 {
      if languages == Language.english.bit { english += 1 }
      return
    }
    var rest = languages
    while rest != 0 {
      others[rest.trailingZeroBitCount] += 1
      rest &= rest - 1
    }
  }

  /// Whether a letter begins with these bytes; tells Latin ones from those of other scripts.
  private mutating func isLetter(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch first {
    case 0xC3:
      guard second != 0x97, second != 0xB7 else { return false }
      latinLetters += 1
    // Latin Extended-A and -B; phonetic letters and accents are rare enough to go with them.
    case 0xC4...0xCD: latinLetters += 1
    case 0xCE...0xDF: otherLetters += 1
    // Vietnamese letters.
    case 0xE1 where second == 0xB8 || second == 0xB9 || second == 0xBA || second == 0xBB: latinLetters += 1
    case 0xE0, 0xE1, 0xE4...0xED: otherLetters += 1
    // Kana and Han, but not the marks between the words.
    case 0xE3 where second != 0x80: otherLetters += 1
    default: return false
    }
    return true
  }

  /// Whether a letter is a small one between spaces; initials, and what stands beside a stop or an apostrophe, are none.
  private static func standsAlone(_ offset: Int, in view: ByteView) -> Bool {
    view.byteClass(offset) == .lower && view.isSpace(at: offset - 1) && view.isSpace(at: offset + 1)
  }

  /// Whether a word is what French and Italian leave of one before a vowel: `l’été`, `c 'est`, `d ' eau`.
  private static func isElided(_ word: Range<Int>, in view: ByteView) -> Bool {
    guard word.count == 1 || view.readsIgnoringCase("qu", at: word.lowerBound) else { return false }
    switch view[word.lowerBound] | 0x20 {
    case UInt8(ascii: "c"), UInt8(ascii: "d"), UInt8(ascii: "j"), UInt8(ascii: "l"), UInt8(ascii: "m"),
      UInt8(ascii: "n"), UInt8(ascii: "q"):
      break
    default: return false
    }
    var offset = word.upperBound
    if view[offset] == 0x20 { offset += 1 }
    guard let mark = Apostrophe.length(at: offset, in: view) else { return false }
    offset += mark
    if view[offset] == 0x20 { offset += 1 }
    switch view[offset] | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "h"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      return true
    default: return view[offset] == 0xC3
    }
  }
}
