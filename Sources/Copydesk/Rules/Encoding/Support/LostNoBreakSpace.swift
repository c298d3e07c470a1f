/// Sequences that ended in the byte A0, which a later step took for white space: `voilÃ  le`, `Â The`, `Å koda`.
///
/// In windows-1252 and its kin A0 is the no-break space, which scrapers turn into a plain one, collapse or trim.
enum LostNoBreakSpace {
  /// Whether a character can be the first half of such a sequence: C3 (à), C2 (no-break space), C5 (Š).
  static func isLead(_ value: UInt32) -> Bool { value == 0xC3 || value == 0xC2 || value == 0xC5 }

  /// The repair at a lead, if its neighbours leave no doubt.
  ///
  /// `hasWestern` and `hasExtended` say what else the document proves: Western letters or marks, or letters beyond.
  static func edit(_ text: ByteView, at offset: Int, hasWestern: Bool, hasExtended: Bool) -> Edit? {
    let lead = text.scalar(at: offset)
    let end = offset + lead.length
    let previous = text.scalar(endingAt: offset).value
    switch lead.value {
    case 0xC3: return graveA(text, offset, end, previous, hasWestern)
    case 0xC2: return noBreakSpace(text, offset, end, previous, hasWestern)
    case 0xC5 where hasExtended && text[end] == 0x20 && !CharacterTraits.isLetter(previous):
      guard CharacterTraits.isLowercase(text.scalar(at: end + 1).value) else { return nil }
      return Edit(offset..<end + 1, with: UTF8Bytes.encode(0x160))
    default: return nil
    }
  }

  /// The repair of `Ã `, which is à.
  ///
  /// One space of two was the A0; a single space is both the A0 and the word's own.
  private static func graveA(
    _ text: ByteView, _ offset: Int, _ end: Int, _ previous: UInt32, _ hasWestern: Bool
  ) -> Edit? {
    let isAfterLower = CharacterTraits.isLowercase(previous)
    let isWord = hasWestern && !CharacterTraits.isLetter(previous)
    guard isAfterLower || isWord else { return nil }
    let letter = UTF8Bytes.encode(0xE0)
    guard text[end] == 0x20 else {
      // Any byte may have been lost here: only a text that proves its encoding says that it was a space.
      let endsWord = isAfterLower && !CharacterTraits.isASCIILetter(UInt32(text[end])) && text[end] < 0x80
      return endsWord && hasWestern && end < text.count ? Edit(offset..<end, with: letter) : nil
    }
    // The second half is a spacing accent that a compatibility normalization parted: `naÃ ̄ve`.
    let accent = text.scalar(at: end + 1)
    if (0x300...0x36F).contains(accent.value) {
      return spacingAccent(accent.value).map { Edit(offset..<end + 1 + accent.length, with: UTF8Bytes.encode($0)) }
    }
    let next = text[end + 1]
    let isPortuguesePlural = isWord && next == UInt8(ascii: "s") && text[end + 2] == 0x20
    let wasA0 = next == 0x20 || next == UInt8(ascii: "-") || next == UInt8(ascii: "'") || isPortuguesePlural
    return Edit(offset..<(wasA0 ? end + 1 : end), with: letter)
  }

  /// The letter of C3 and the byte of a spacing accent (`¨`, `¯`, `´`, `¸`), given the accent's combining form.
  private static func spacingAccent(_ combining: UInt32) -> UInt32? {
    switch combining {
    case 0x308: 0xE8
    case 0x304: 0xEF
    case 0x301: 0xF4
    case 0x327: 0xF8
    default: nil
    }
  }

  /// The repair of `Â `, a no-break space behind a word or mark: what is left of it is the plain space.
  private static func noBreakSpace(
    _ text: ByteView, _ offset: Int, _ end: Int, _ previous: UInt32, _ hasWestern: Bool
  ) -> Edit? {
    guard CharacterTraits.isASCIISpaceOrEdge(UInt32(text[end])) else { return nil }
    let isBehindText =
      CharacterTraits.isLowercase(previous) || previous == 0x2E || previous == 0x2C || previous == 0x3A
      || previous == 0x3B || previous == 0x21 || previous == 0x3F || previous == 0x22 || previous == 0x201D
    let isSupported =
      hasWestern && (CharacterTraits.isDigit(previous) || CharacterTraits.isASCIISpaceOrEdge(previous))
    guard isBehindText || isSupported else { return nil }
    return .deletion(offset..<end)
  }
}
