/// How much one sequence speaks for mojibake, given its neighbours.
///
/// A chain of adjacent sequences is certain from ``certain`` on; a lone sequence reaches that only by a shape that
/// clean text does not have. The weights are set by hand against clean sentences in eleven languages and mojibake made
/// from it; the tests hold both.
enum MojibakeWeight {
  /// The sum at which a chain is certain.
  static let certain = 3.0
  /// The weight from which a lone sequence is decoded where the document proves its encoding elsewhere.
  static let supported = 1.0

  /// The weight of a sequence between two characters.
  static func of(
    _ sequence: MojibakeSequence, as encoding: SingleByteEncoding, after previous: UInt32, before next: UInt32,
    isFirst: Bool, isLast: Bool
  ) -> Double {
    // Thai words are all lead and continuation bytes: only between letters of another alphabet is a pair a sign.
    if encoding == .windows874, sequence.isAllLetters {
      let isAfter = CharacterTraits.isASCIILetter(previous)
      let isBefore = CharacterTraits.isASCIILetter(next)
      return sequence.kind == .westernLetter ? isAfter && isBefore ? certain : isAfter || isBefore ? 1 : 0 : 0
    }
    if sequence.isDrawing, !CharacterTraits.isASCIILetter(previous) {
      let isInDrawing = (0x2500...0x259F).contains(previous) || (0x2500...0x259F).contains(next)
      return isInDrawing || !CharacterTraits.isASCIILetter(next) && previous != 0x20 ? 0.5 : 1
    }
    let own = weight(sequence, encoding, previous, next, isFirst, isLast)
    // Two sequences in a row do not happen by chance where the bytes are not all letters.
    let isCompany = !(isFirst && isLast) && !encoding.isNonLatin && !sequence.isAllLetters
    return isCompany && sequence.kind.companions.count > 1 ? max(own, 1.5) : own
  }

  private static func weight(
    _ sequence: MojibakeSequence, _ encoding: SingleByteEncoding, _ previous: UInt32, _ next: UInt32, _ isFirst: Bool,
    _ isLast: Bool
  ) -> Double {
    switch sequence.kind {
    case .mark: mark(sequence, encoding, previous)
    case .picture: certain
    case .westernLetter, .extendedLetter: letter(sequence, encoding, previous, next)
    case .latinSymbol: isFirst ? symbol(sequence, encoding, previous, isLast ? next : 0) : 1.5
    case .control: isFirst ? control(sequence, encoding, previous, next) : encoding.isWestern ? 1.5 : 0.5
    case .cyrillic, .greek:
      // Clean Cyrillic and Greek letters pair up by accident, and so do MacRoman's quotes before accents (`—É`).
      encoding.hasSymbolLeads || sequence.isAllLetters && encoding.isNonLatin ? 1 : 1.5
    case .combiningAccent:
      CharacterTraits.isASCIILetter(previous) && !CharacterTraits.isLetter(sequence.last) ? certain : 0.9
    case .otherTwoByteScript: 1
    case .additionalLetter:
      additionalLetter(sequence, encoding, previous, next)
    case .otherThreeByteScript: 1.5
    }
  }

  private static func additionalLetter(
    _ sequence: MojibakeSequence, _ encoding: SingleByteEncoding, _ previous: UInt32, _ next: UInt32
  ) -> Double {
    // Three letters in a row are a Czech or Slovak word's own: `zvlášť` has the bytes of ṻ in ISO-8859-2.
    if encoding.hasLetterContinuations, sequence.isAllLetters { return 1 }
    let isInWord = CharacterTraits.isASCIILetter(previous) || CharacterTraits.isASCIILetter(next)
    return isInWord && !sequence.looksLikeWordEnd ? certain : 1.5
  }

  private static func mark(_ sequence: MojibakeSequence, _ encoding: SingleByteEncoding, _ previous: UInt32) -> Double {
    // `word”…` reads as a box-drawing character where the word ends in E2 (â, в, β).
    if sequence.looksLikeWordEnd, !encoding.hasSymbolLeads { return CharacterTraits.isLetter(previous) ? 0.5 : 1 }
    // In CP850 all three may be letters, and only `ÔÇ` (E2 80) never meets in a word.
    if encoding == .codePage850, sequence.isAllLetters { return sequence.middle == 0xC7 ? certain : 1 }
    return certain
  }

  private static func letter(
    _ sequence: MojibakeSequence, _ encoding: SingleByteEncoding, _ previous: UInt32, _ next: UInt32
  ) -> Double {
    let isAfterLower = CharacterTraits.isLowercase(previous)
    let isAfterUpper = CharacterTraits.isUppercase(previous)
    let isBeforeLower = CharacterTraits.isLowercase(next)
    if CharacterTraits.isLowercase(sequence.decoded), isAfterUpper, CharacterTraits.isUppercase(next) { return 0.5 }
    if CharacterTraits.isUppercase(sequence.decoded), isAfterLower { return 1 }
    // `AÃ‘O`, `SÃƒO`: in capitals on both sides a closing mark closes nothing.
    if sequence.lead == 0xC3, isAfterUpper, CharacterTraits.isUppercase(next), CharacterTraits.isASCIILetter(next),
      CharacterTraits.isUppercase(sequence.decoded), sequence.last != 0x2019 || next != UInt32(UInt8(ascii: "S"))
    {
      return certain
    }
    if sequence.last == 0x2019, isAfterUpper { return 0.5 }
    if sequence.last >= 0x80, sequence.last <= 0x9F { return certain }
    let isBesideASCII = CharacterTraits.isASCIILetter(previous) || CharacterTraits.isASCIILetter(next)
    if encoding.hasSymbolLeads {
      // `√π`, `∆°`, `├│` are formulas and drawings unless they stand in a word.
      let isLetterLike = sequence.lead == 0x221A || sequence.lead == 0x251C
      return isBesideASCII && (isLetterLike || isAfterLower || isBeforeLower) ? certain : 1
    }
    // A capital before closing marks ends an all-capitals word: `É…`, `IKEÅ®`; `Å²` and `Å³` are units.
    let isUnit =
      sequence.lead == 0xC5 && (0xB1...0xB3).contains(sequence.last) || sequence.lead == 0xC5 && sequence.last == 0xB9
    if sequence.looksLikeWordEnd || isUnit {
      return isAfterLower || isBeforeLower ? certain : isAfterUpper ? 0.5 : 1
    }
    if encoding.isNonLatin {
      // A Cyrillic or Greek capital inside a word of ASCII letters.
      if isBesideASCII { return certain }
      return CharacterTraits.isLetter(sequence.last) ? 1 : 2
    }
    if encoding.hasLetterContinuations, CharacterTraits.isLetter(sequence.last) { return isAfterLower ? certain : 1 }
    if sequence.kind == .extendedLetter, !CharacterTraits.isLetter(previous), !CharacterTraits.isLetter(next) {
      return 1
    }
    return certain
  }

  private static func symbol(
    _ sequence: MojibakeSequence, _ encoding: SingleByteEncoding, _ previous: UInt32, _ next: UInt32
  ) -> Double {
    // `В` and `Β` are letters that stand before no-break spaces and quotes in clean Russian and Greek.
    if encoding.isNonLatin {
      if isForeignLetter(previous) || isForeignLetter(next) { return 0.9 }
      if sequence.looksLikeWordEnd, sequence.last != 0xB0 { return 1 }
      // Misread fractions: ½, ¼ and ¾ end in the Macedonian and Serbian letters Ѕ, ј, ѕ.
      if previous == 0x20, sequence.last == 0x405 || sequence.last == 0x458 || sequence.last == 0x455 { return certain }
      let isBeforeText = CharacterTraits.isASCIILetter(next) || CharacterTraits.isDigit(next)
      return CharacterTraits.isLetter(sequence.last) && !isBeforeText ? 1 : certain
    }
    switch sequence.last {
    case 0xA0, 0xBB, 0xAB, 0xB7:
      return CharacterTraits.isUppercase(previous) ? 0.5 : certain
    case 0x2014 where sequence.lead != 0xC2:
      return CharacterTraits.isLetter(previous) ? 0.5 : certain
    default:
      if encoding.hasLetterContinuations, CharacterTraits.isLetter(sequence.last) {
        return CharacterTraits.isLowercase(previous) ? certain : 1
      }
      return certain
    }
  }

  private static func isForeignLetter(_ value: UInt32) -> Bool { value >= 0x80 && CharacterTraits.isLetter(value) }

  private static func control(
    _ sequence: MojibakeSequence, _ encoding: SingleByteEncoding, _ previous: UInt32, _ next: UInt32
  ) -> Double {
    if sequence.last >= 0x80, sequence.last <= 0x9F { return certain }
    guard encoding.isWestern else { return 0.5 }
    let isAfterText = CharacterTraits.isLowercase(previous) || previous == 0x2C || previous == 0x2E
    switch sequence.last {
    case 0x2019, 0x201D, 0x2013, 0x2014, 0x2026: return isAfterText ? certain : 0.9
    case 0x2018, 0x201C:
      return CharacterTraits.isASCIISpaceOrEdge(previous) && CharacterTraits.isASCIILetter(next) ? certain : 0.9
    default: return 0.9
    }
  }
}
