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
