/// Signs of feet and inches that a tokenizer set off: `6 ' 2 "`, `8 ' x 10 '`, `a 27 " screen`.
enum TokenizedMeasure {
  private static let dimensions = WordSet(EnglishWords.dimensions)
  private static let articles = WordSet(EnglishWords.indefiniteArticles)

  /// What it costs to read a mark that stands alone behind a number as the sign of a measure.
  ///
  /// - Parameters:
  ///   - left: the end of what stands left of the mark, spaces skipped.
  ///   - right: the start of what stands right of it, spaces skipped.
  ///   - isDouble: whether the mark stands for inches.
  ///   - view: the text.
  /// - Returns: a small cost where something else says that it is one; infinity where nothing does.
  static func cost(left: Int, right: Int, isDouble: Bool, in view: ByteView) -> Double {
    guard let number = number(endingAt: left, in: view) else { return .infinity }
    let before = view.skipBack(ByteClassSet(.space), from: number.lowerBound)
    if isDouble {
      if followsFeet(before, view) { return 0.1 }
      return view.isWord(at: right) && articles.contains(view.word(before: before), in: view) ? 0.4 : .infinity
    }
    if isFeet(before: right, view) { return 0.1 }
    if dimensions.contains(view.word(at: right), in: view) { return 0.3 }
    return view.reads(" x", endingAt: before) ? 0.3 : .infinity
  }

  /// Whether inches follow a mark, so that it stands for feet: a number and a double mark from an offset on.
  static func isFeet(before offset: Int, _ view: ByteView) -> Bool {
    let end = view.skip(ByteClassSet(.digit), from: offset)
    guard end > offset, end <= offset + 2 else { return false }
    return view[view.skip(ByteClassSet(.space), from: end)] == 0x22
  }

  /// A number of at most three digits, or a decimal, that ends at an offset.
  private static func number(endingAt end: Int, in view: ByteView) -> Range<Int>? {
    var start = view.skipBack(ByteClassSet(.digit), from: end)
    guard start < end, end - start <= 3 else { return nil }
    if view[start - 1] == UInt8(ascii: "."), view.byteClass(start - 2) == .digit {
      start = view.skipBack(ByteClassSet(.digit), from: start - 1)
    }
    return view.isWord(before: start) ? nil : start..<end
  }

  /// Whether a number and one apostrophe stand before an offset.
  private static func followsFeet(_ offset: Int, _ view: ByteView) -> Bool {
    guard view.byteClass(offset - 1) == .apostrophe, view.byteClass(offset - 2) != .apostrophe else { return false }
    return number(endingAt: view.skipBack(ByteClassSet(.space), from: offset - 1), in: view) != nil
  }
}
