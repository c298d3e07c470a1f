internal import Bytes

/// Finds no-break and other special spaces that are residue of a page's layout.
struct NoBreakSpace: Rule {
  let info = RuleInfo(
    id: "no-break-space", stage: .encoding, category: .encoding, safety: .safe, severity: .note,
    summary: "A no-break space or other special space that means no more than a space.",
    explanation: """
      Pages hold no-break, en, em, thin and ideographic spaces where an editor typed two spaces or pasted from a word \
      processor. In a text with many, unless it is French, they all become plain spaces; else they become plain spaces beside other white space, at the edges of a line, beside handles, hashtags and addresses, and between two words of \
      two or more letters. Left alone: spaces between a number and its unit or within a number, before French \
      punctuation and inside guillemets, behind one-letter words, initials and abbreviations, and on lines with \
      Chinese, Japanese or Korean.
      """,
    examples: [
      .init("left.\u{A0} The\u{A0}mayor paid 5\u{A0}km", "left.  The mayor paid 5\u{A0}km")
    ],
    references: ["Unicode Standard Annex #14, class GL"])

  let trigger: PairTrigger? = .anywhere(.init(.leadLatin, .leadPunctuation, .leadOther))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    let isResidue = Self.areResidue(SpecialCharacters.of(text).spaces, view)
    for offset in EastAsianText.outside(SpecialCharacters.of(text).spaces, in: text) {
      let end = offset + view.scalar(at: offset).length
      let previous = view.scalar(endingAt: offset).value
      let next = view.scalar(at: end).value
      let isBesideSpace =
        CharacterTraits.isASCIISpaceOrEdge(previous) || CharacterTraits.isASCIISpaceOrEdge(next)
        || Self.isSpecial(previous) || Self.isSpecial(next) || Self.isBesideAddress(text, offset, end)
      if isResidue || isBesideSpace || Self.isBetweenWords(view, offset, end) {
        findings.repair(offset..<end, with: " ")
      }
    }
  }

  /// Whether so many of a text's spaces are special that they cannot be meant: more than an editor sets for units and
  /// initials (one space in seven; a page of figures that was looked at had one in twelve).
  ///
  /// French sets a no-break space before high marks and inside guillemets, and one such place says that it is French.
  private static func areResidue(_ spaces: [Int], _ view: ByteView) -> Bool {
    guard spaces.count >= 4 else { return false }
    let plain = view.buffer.reduce(into: 0) { $0 += $1 == 0x20 ? 1 : 0 }
    guard spaces.count * 7 >= plain + spaces.count else { return false }
    return !spaces.contains { offset in
      let next = view.scalar(at: offset + view.scalar(at: offset).length).value
      return next == 0xBB || view.scalar(endingAt: offset).value == 0xAB
        || [0x3A, 0x3B, 0x21, 0x3F].contains(next)
    }
  }

  /// Whether a handle, a hashtag or an address stands right before or behind.
  private static func isBesideAddress(_ text: WorkingText, _ start: Int, _ end: Int) -> Bool {
    let next = text.view.byteClass(end)
    return (next == .at || next == .hash) && text.view.isWord(at: end + 1)
      || text.protectedSpans.ranges.partitionPoint { $0.upperBound >= start }
        != text.protectedSpans.ranges.partitionPoint { $0.upperBound > start }
  }

  private static func isSpecial(_ value: UInt32) -> Bool {
    value == 0xA0 || value >= 0x2000 && value <= 0x200A || value == 0x202F || value == 0x205F || value == 0x3000
  }

  private static func isBetweenWords(_ text: ByteView, _ start: Int, _ end: Int) -> Bool {
    let isAfterWord = isLower(text[start - 1]) && ByteClassSet.letter.contains(text.byteClass(start - 2))
    let isAfterMark =
      text[start - 1] == UInt8(ascii: ",") && isLower(text[start - 2])
      || text[start - 1] == UInt8(ascii: "\"") && isLower(text[start - 2])
    guard isAfterWord || isAfterMark else { return false }
    // `Mr`, `St` and `Mrs` without a stop keep their name beside them.
    let word = text.skipBack(.letter, from: start)
    let isShortTitle =
      isAfterWord && text.byteClass(word) == .upper
      && (start - word <= 2 || start - word == 3 && text.reads("Mrs", at: word))
    return !isShortTitle && ByteClassSet.letter.contains(text.byteClass(end)) && isLower(text[end + 1])
  }

  private static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
}
