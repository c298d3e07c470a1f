/// Finds the marks of a paragraph that can open or close a quotation.
///
/// Apostrophes between letters are passed over. Marks of other languages (« » „ ‚ ‹ ›) are not taken: their spacing and
/// direction follow other rules.
struct QuoteScanner {
  let view: ByteView

  /// The double and the single marks of a range; none if it is filled with them.
  ///
  /// - Complexity: O(*n*).
  func marks(in range: Range<Int>) -> (double: [QuoteMark], single: [QuoteMark]) {
    var double: [QuoteMark] = []
    var single: [QuoteMark] = []
    let marks = ByteClassSet(.quote, .apostrophe, .backtick, .leadPunctuation)
    var index = range.lowerBound
    while let found = view.firstIndex(in: marks, from: index), found < range.upperBound {
      let sign = QuoteSign(at: found, in: view)
      index = min(sign.end, range.upperBound)
      guard let shape = sign.shape, found + sign.length <= range.upperBound else { continue }
      // What the stage on encoding left escaped is a program's.
      if view[found - 1] == UInt8(ascii: "\\") { continue }
      // Values of attributes stand between marks that no typesetter sees: `<a href="…">`.
      if sign.isDouble, isAttribute(found) {
        index = endOfAttribute(from: index, closedLike: found, in: range)
        continue
      }
      var mark = mark(found..<found + sign.length, isDouble: sign.isDouble, shape, range)
      mark.spelling = sign.spelling
      if sign.spelling == .backtick { mark.apostropheCost = .infinity }
      if sign.isDouble { double.append(mark) } else { single.append(mark) }
      let count = double.count + single.count
      if count >= Self.fillerCount, count * 4 > index - range.lowerBound { return ([], []) }
    }
    return (double, single)
  }

  /// From so many marks on, one in every four bytes makes a range filler.
  ///
  /// Prose has one in some sixty. To pair filler would mean nothing, and take three hundred bytes of memory a mark.
  private static let fillerCount = 256

  /// Whether a mark opens the value of an attribute.
  private func isAttribute(_ index: Int) -> Bool {
    view[index - 1] == UInt8(ascii: "=") && view.isWord(before: index - 1)
  }

  /// The end of an attribute's value: behind the next double mark before the tag or line ends.
  private func endOfAttribute(from start: Int, closedLike first: Int, in range: Range<Int>) -> Int {
    let limit = min(range.upperBound, start + 512)
    var index = start
    while index < limit, view[index] != UInt8(ascii: ">"), view[index] != UInt8(ascii: "\n") {
      if view[index] == 0x22 { return index + 1 }
      if view.reads("”", at: index) || view.reads("“", at: index) { return index + 3 }
      index += 1
    }
    return start
  }

  private func mark(_ bytes: Range<Int>, isDouble: Bool, _ shape: QuoteMark.Shape, _ paragraph: Range<Int>) -> QuoteMark
  {
    let spaces = ByteClassSet(.space)
    let start = view.skipBack(spaces, from: bytes.lowerBound)
    let end = view.skip(spaces, from: bytes.upperBound)
    let left = start <= paragraph.lowerBound ? QuoteMark.Neighbour.edge : neighbour(before: start)
    let verbs = isDouble && (left == .comma || left == .colon)
    var mark = QuoteMark(
      range: bytes, isDouble: isDouble, shape: shape, leftSpaces: bytes.lowerBound - start,
      rightSpaces: end - bytes.upperBound, left: left,
      right: end >= paragraph.upperBound ? .edge : neighbour(at: end), capitalFollows: view.isUpper(at: end),
      followsSpeechVerb: verbs && SpeechVerbs.end(before: start - 1, in: view),
      precedesSpeechVerb: verbs && SpeechVerbs.follow(end, in: view),
      isBesideUnspacedScript: isUnspaced(view[view.scalarStart(before: start)]) || isUnspaced(view[end]),
      closingWordCost: left == .word ? closingCost(of: view.word(before: start), isDouble) : 0,
      apostropheCost: isDouble ? .infinity : ApostropheReading.cost(of: bytes, left: start, right: end, in: view))
    if shape == .straight, mark.left == .digit, mark.leftSpaces > 0, mark.rightSpaces > 0 || mark.right != .word {
      mark.measureCost = TokenizedMeasure.cost(left: start, right: end, isDouble: isDouble, in: view)
    }
    return mark
  }

  /// Words that cannot end a quotation but where it breaks off: articles and possessive determiners.
  private static let determiners = WordSet(EnglishWords.openingDeterminers)

  private func closingCost(of word: Range<Int>, _ isDouble: Bool) -> Double {
    if Self.determiners.contains(word, in: view) { return 2 }
    return isDouble && EnglishWords.functionWords.contains(word, in: view) ? 0.7 : 0
  }

  /// Whether a lead byte opens a scalar of U+0800 and above that is no general punctuation: scripts from Indic to
  /// Han and Hangul, which set marks without spaces or by rules of their own.
  private func isUnspaced(_ lead: UInt8) -> Bool { lead >= 0xE0 && lead != 0xE2 }

  private func neighbour(before offset: Int) -> QuoteMark.Neighbour {
    let byte = view[offset - 1]
    // A semicolon parts as a comma does; a colon announces.
    if byte == UInt8(ascii: ";") { return .comma }
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
