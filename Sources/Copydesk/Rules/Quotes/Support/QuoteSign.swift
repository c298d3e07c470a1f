/// What stands at the first byte of a quotation mark, or of what looks like one.
struct QuoteSign {
  /// How the mark points; nil where it is none.
  private(set) var shape: QuoteMark.Shape?
  /// Whether it stands for a double mark.
  private(set) var isDouble = false
  /// What is written for the mark.
  private(set) var spelling = QuoteMark.Spelling.plain
  /// The bytes of the mark.
  private(set) var length = 1
  /// Where the next may begin.
  private(set) var end: Int
  private let view: ByteView

  /// Reads what stands at an offset.
  init(at index: Int, in view: ByteView) {
    self.view = view
    end = index + 1
    switch view.buffer[index] {
    case 0x22:
      isDouble = true
      // `It"s` is an apostrophe gone wrong, and in Hebrew and Arabic the mark stands inside abbreviations.
      if QuoteForApostrophe.length(at: index, view) == nil, !isInsideForeignWord(index), !isHalfOfDash(index) {
        shape = .straight
      }
    case 0x27:
      var run = view.skip(ByteClassSet(.apostrophe), from: index) - index
      // `'We'll go,'''`: a single mark closes before two that stand for a double one.
      if run == 3, !view.isSpace(at: index - 1), view.byteClass(index - 1) != .apostrophe, !view.isWord(at: index + 3) {
        run = 1
      }
      end = index + run
      length = run
      guard run <= 2, !isInsideWord(index, run), run == 2 || !isHalfOfDash(index) else { break }
      shape = .straight
      isDouble = run == 2
      if run == 2 { spelling = .doubled }
    case 0x60:
      if Backtick.opens(at: index, view) {
        shape = .opening
        spelling = .backtick
      }
    default: readGeneralPunctuation(at: index)
    }
  }

  private mutating func readGeneralPunctuation(at index: Int) {
    guard view[index] == 0xE2, view[index + 1] == 0x80 else { return }
    let last = view[index + 2]
    let repeats = repeats(of: last, from: index)
    // Of three single marks the first closes a quotation inside the one that the others close.
    let isTwice = repeats == 2 || repeats == 3 && last != 0x99
    length = 3
    end = index + 3
    switch last {
    case 0x9C, 0x9D:
      isDouble = true
      shape = last == 0x9C ? .opening : .closing
      // A mark written twice counts once; `doubled-quote` removes the other.
      if isTwice { end = index + 6 }
    case 0x98, 0x99:
      readSingle(at: index, opens: last == 0x98, isTwice: isTwice)
    case 0xB3:
      isDouble = true
      spelling = .doublePrime
      shape = .straight
    default: break
    }
  }

  private mutating func readSingle(at index: Int, opens: Bool, isTwice: Bool) {
    // Programs that curl by the space before a mark make `‘’` of the two that open.
    let isCurledApart = opens && view.reads("’", at: index + 3) && view.isWord(at: index + 6)
    if isTwice || isCurledApart {
      end = index + 6
      guard !isInsideWord(index, 6) else { return }
      length = 6
      isDouble = true
      spelling = .doubled
    } else if opens {
      guard QuoteForApostrophe.length(at: index, view) == nil, !isPossessiveOfInitials(index) else { return }
    } else if isInsideWord(index, 3) {
      return
    }
    shape = opens ? .opening : .closing
  }

  /// How often a mark of general punctuation stands in a row, up to four times.
  private func repeats(of last: UInt8, from index: Int) -> Int {
    var count = 1
    while count < 4, view[index + 3 * count] == 0xE2, view[index + 3 * count + 1] == 0x80,
      view[index + 3 * count + 2] == last
    {
      count += 1
    }
    return count
  }

  /// Whether a mark stands behind `â€`: the rest of a dash whose last byte was made straight.
  private func isHalfOfDash(_ index: Int) -> Bool { view.reads("â€", endingAt: index) }

  /// Whether `s` follows an opening mark behind initials: `G.G.‘s` is a possessive.
  private func isPossessiveOfInitials(_ index: Int) -> Bool {
    view[index - 1] == UInt8(ascii: ".") && view.isUpper(at: index - 2)
      && Clitic.length(at: index + 3, in: view) == 1
  }

  /// Whether letters beyond Latin stand on both sides, with no space.
  private func isInsideForeignWord(_ index: Int) -> Bool {
    view.isWord(before: index) && view.isWord(at: index + 1) && view[index - 1] >= 0x80 && view[index + 1] >= 0xCD
  }

  private func isInsideWord(_ index: Int, _ length: Int) -> Bool {
    view.isWord(before: index) && view.isWord(at: index + length)
  }
}

/// Accents that stand for an opening single mark, as TeX and the Treebank write it: `` `We left,' she said ``.
enum Backtick {
  /// Whether the accent at an offset may open a quotation.
  ///
  /// It stands alone, behind white space or an opening mark and before a word or a space, and an apostrophe that can
  /// close the quotation follows in the line. Accents on both sides, as Markdown sets code, are no quotation marks.
  static func opens(at index: Int, _ view: ByteView) -> Bool {
    guard view.byteClass(index - 1) != .backtick, view.byteClass(index + 1) != .backtick else { return false }
    let isSetOff = view.isSpace(at: index - 1) || index == 0
    guard isSetOff || openers.contains(view.byteClass(index - 1)) || view.reads("“", endingAt: index) else {
      return false
    }
    let start = view.skip(ByteClassSet(.space), from: index + 1)
    guard start <= index + 2, view.isWord(at: start) else { return false }
    return isClosed(from: start, behindSpace: start > index + 1, view)
  }

  private static let openers = ByteClassSet(.opening, .quote, .hyphen)

  /// How far a quotation's other end is looked for, in bytes.
  private static let reach = 1_000

  /// Whether an apostrophe that can close a quotation comes before the next accent and the end of the line.
  ///
  /// Where a tokenizer set the accent off it set the apostrophe off as well; elsewhere the apostrophe ends its word.
  private static func isClosed(from start: Int, behindSpace: Bool, _ view: ByteView) -> Bool {
    let marks = ByteClassSet(.newline, .backtick, .apostrophe, .leadPunctuation)
    var index = start
    while let found = view.firstIndex(in: marks, from: index), found < start + reach {
      index = found + 1
      switch view.byteClass(found) {
      case .newline, .backtick: return false
      default:
        guard let length = Apostrophe.length(at: found, in: view) else { continue }
        if behindSpace ? view.isSpace(at: found - 1) : !view.isWord(at: found + length) { return true }
      }
    }
    return false
  }
}
