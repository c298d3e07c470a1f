/// Finds the marks of a paragraph that can open or close a quotation.
///
/// Apostrophes between letters are passed over. Marks of other languages (« » „ ‚ ‹ ›) are not taken: their spacing and
/// direction follow other rules.
struct QuoteScanner {
  let view: ByteView

  /// The double and the single marks of a range.
  ///
  /// - Complexity: O(*n*).
  func marks(in range: Range<Int>) -> (double: [QuoteMark], single: [QuoteMark]) {
    var double: [QuoteMark] = []
    var single: [QuoteMark] = []
    let marks = ByteClassSet(.quote, .apostrophe, .leadPunctuation)
    var index = range.lowerBound
    while let found = view.firstIndex(in: marks, from: index), found < range.upperBound {
      index = found
      switch view.buffer[index] {
      case 0x22:
        // `It"s` is an apostrophe gone wrong, and in Hebrew and Arabic the mark stands inside abbreviations.
        if QuoteForApostrophe.length(at: index, view) == nil, !isInsideForeignWord(index) {
          double.append(mark(index..<index + 1, isDouble: true, .straight, range))
        }
        index += 1
      case 0x27:
        if !isInsideWord(index, 1) { single.append(mark(index..<index + 1, isDouble: false, .straight, range)) }
        index += 1
      case 0xE2 where view[index + 1] == 0x80:
        switch view[index + 2] {
        case 0x9C: double.append(mark(index..<index + 3, isDouble: true, .opening, range))
        case 0x9D: double.append(mark(index..<index + 3, isDouble: true, .closing, range))
        case 0x98 where QuoteForApostrophe.length(at: index, view) == nil:
          single.append(mark(index..<index + 3, isDouble: false, .opening, range))
        case 0x99 where !isInsideWord(index, 3):
          single.append(mark(index..<index + 3, isDouble: false, .closing, range))
        default: break
        }
        // A mark written twice counts once; `doubled-quote` removes the other.
        let isTwice =
          view[index + 2] >= 0x9C && view[index + 3] == 0xE2 && view[index + 4] == 0x80
          && view[index + 5] == view[index + 2]
        index += isTwice ? 6 : 3
      default: index += 1
      }
    }
    return (double, single)
  }

  /// Whether letters beyond Latin stand on both sides, with no space.
  private func isInsideForeignWord(_ index: Int) -> Bool {
    view.isWord(before: index) && view.isWord(at: index + 1) && view[index - 1] >= 0x80 && view[index + 1] >= 0xCD
  }

  private func isInsideWord(_ index: Int, _ length: Int) -> Bool {
    view.isWord(before: index) && view.isWord(at: index + length)
  }

  private func mark(_ bytes: Range<Int>, isDouble: Bool, _ shape: QuoteMark.Shape, _ paragraph: Range<Int>) -> QuoteMark
  {
    let spaces = ByteClassSet(.space)
    let start = view.skipBack(spaces, from: bytes.lowerBound)
    let end = view.skip(spaces, from: bytes.upperBound)
    let left = start <= paragraph.lowerBound ? QuoteMark.Neighbour.edge : neighbour(before: start)
    let verbs = isDouble && (left == .comma || left == .colon)
    return QuoteMark(
      range: bytes, isDouble: isDouble, shape: shape, leftSpaces: bytes.lowerBound - start,
      rightSpaces: end - bytes.upperBound, left: left,
      right: end >= paragraph.upperBound ? .edge : neighbour(at: end), capitalFollows: view.isUpper(at: end),
      followsSpeechVerb: verbs && SpeechVerbs.end(before: start - 1, in: view),
      precedesSpeechVerb: verbs && SpeechVerbs.follow(end, in: view),
      isBesideUnspacedScript: isUnspaced(view[view.scalarStart(before: start)]) || isUnspaced(view[end]),
      followsFunctionWord: isDouble && left == .word
        && EnglishWords.functionWords.contains(view.word(before: start), in: view),
      apostropheCost: isDouble ? .infinity : ApostropheEvidence.cost(of: bytes, left: start, right: end, in: view))
  }

  /// Whether a lead byte opens a scalar of U+0800 and above that is no general punctuation: scripts from Indic to
  /// Han and Hangul, which set marks without spaces or by rules of their own.
  private func isUnspaced(_ lead: UInt8) -> Bool { lead >= 0xE0 && lead != 0xE2 }

  private func neighbour(before offset: Int) -> QuoteMark.Neighbour {
    let byte = view[offset - 1]
    if byte < 0x80 { return neighbour(ByteClass(byte)) }
    if view.isWord(before: offset) { return .word }
    return punctuation(at: view.scalarStart(before: offset), isLeft: true)
  }

  private func neighbour(at offset: Int) -> QuoteMark.Neighbour {
    let byte = view[offset]
    if byte < 0x80 { return neighbour(ByteClass(byte)) }
    if view.isWord(at: offset) { return .word }
    return punctuation(at: offset, isLeft: false)
  }

  private func neighbour(_ byteClass: ByteClass) -> QuoteMark.Neighbour {
    switch byteClass {
    case .lower, .upper: .word
    case .digit: .digit
    case .comma: .comma
    case .period, .exclamation: .stop
    case .colon: .colon
    case .opening: .opening
    case .closing: .closing
    case .quote, .apostrophe, .backtick: .quote
    case .hyphen: .dash
    case .newline, .tab: .edge
    default: .symbol
    }
  }

  private func punctuation(at offset: Int, isLeft: Bool) -> QuoteMark.Neighbour {
    guard view[offset] == 0xE2, view[offset + 1] == 0x80 else { return .symbol }
    switch view[offset + 2] {
    case 0x93, 0x94: return .dash
    case 0x98, 0x99, 0x9C, 0x9D: return .quote
    // An ellipsis opens as well as ends a quotation.
    case 0xA6: return isLeft ? .stop : .word
    default: return .symbol
    }
  }
}
