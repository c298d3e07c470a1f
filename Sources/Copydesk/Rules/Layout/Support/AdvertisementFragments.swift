/// Marks of advertisements between two sentences of a paragraph, left where a crawler lost the paragraphs.
struct AdvertisementFragments {
  /// The fragments, each with the white space on one side, in order.
  let ranges: [Range<Int>]

  /// Phrases no sentence begins with; a longer one before those it contains.
  ///
  /// Source: as for ``BoilerplatePhrases``. They are compared case by case, since in ordinary case the single word
  /// is one of the article.
  private static let phrases: [StaticString] = [
    "Advertisement Continue reading the main story", "Continue reading the main story",
    "STORY CONTINUES BELOW ADVERTISEMENT", "Story continues below advertisement",
    "Story continues after advertisement", "Article continues below advertisement",
    "Article continues after advertisement", "ADVERTISEMENT",
  ]

  /// What the phrases end in.
  private static let endings = LiteralSearch(["ADVERTISEMENT", "advertisement", "he main story"])

  private static let blank = ByteClassSet(.space, .tab)

  init(in text: WorkingText) {
    let view = text.view
    var found: [Range<Int>] = []
    var start = 0
    while let end = Self.endings.firstEnd(from: start, in: view) {
      start = end
      if let phrase = Self.phrases.first(where: { view.reads($0, endingAt: end) }),
        let range = Self.setOff(end - phrase.utf8CodeUnitCount..<end, in: view), !text.protectedSpans.intersects(range)
      {
        found.append(range)
      }
    }
    ranges = found
  }

  /// A phrase with the white space that goes with it; nil if it does not stand between sentences of one line.
  private static func setOff(_ phrase: Range<Int>, in view: ByteView) -> Range<Int>? {
    let before = view.skipBack(blank, from: phrase.lowerBound)
    let after = view.skip(blank, from: phrase.upperBound)
    let opensLine = before == 0 || view.byteClass(before - 1) == .newline
    let closesLine = view.byteClass(after) == .newline
    guard opensLine != closesLine || !opensLine,
      opensLine || endsSentence(before, in: view) && before < phrase.lowerBound
    else { return nil }
    if closesLine { return before..<phrase.upperBound }
    guard after > phrase.upperBound, beginsSentence(after, in: view) else { return nil }
    return phrase.lowerBound..<after
  }

  private static func endsSentence(_ end: Int, in view: ByteView) -> Bool {
    switch view.byteClass(end - 1) {
    case .period, .exclamation: return true
    case .quote: return ByteClassSet(.period, .exclamation).contains(view.byteClass(end - 2))
    case .continuation:
      return view.reads("”", endingAt: end)
        && ByteClassSet(.period, .exclamation, .comma).contains(view.byteClass(end - 4))
    default: return false
    }
  }

  /// Whether a sentence in ordinary case begins here; a line in capitals may be a heading about advertisements.
  private static func beginsSentence(_ start: Int, in view: ByteView) -> Bool {
    var offset = start
    if view.reads("“", at: offset) || view.reads("‘", at: offset) { offset += 3 }
    if view.byteClass(offset) == .quote { offset += 1 }
    return view.byteClass(offset) == .upper
      && ByteClassSet(.lower, .space, .apostrophe, .leadPunctuation, .period).contains(view.byteClass(offset + 1))
  }
}
