/// What stands before a card's link, read as name, legal name and headlines.
struct HoverCardText {
  /// Where the card begins: behind the name it was pasted after.
  let start: Int
  /// The legal name, without the space before it.
  let legalName: Range<Int>
  /// Whether the first headline is glued to the legal name.
  let isGlued: Bool

  /// The most words from the family name before a card to the one at the end of the legal name.
  private static let nameLength = 8
  /// The fewest words behind a legal name that is not glued to them.
  private static let fewestHeadlineWords = 3
  /// Particles of family names that are written small.
  private static let particles = WordSet("de del della di da du la le van von der den ten bin al el")
  private static let suffixes = WordSet("jr jr. sr sr. ii iii iv")

  /// Reads a range that ends at the link; nil if no name in it is followed by its legal form.
  ///
  /// - Complexity: O(*n*) in the bytes of the range.
  init?(in window: Range<Int>, of view: ByteView) {
    let range = window.lowerBound..<max(window.lowerBound, view.skipBack(ByteClassSet(.space), from: window.upperBound))
    let words = Self.words(of: range, in: view)
    // Legal names separated from the headlines: the first, and the one that overlaps it with the latest start, since in
    // `Ada Quill Ada Rose Quill` the given name is repeated before the family name is.
    var first: (name: Int, legal: Int)?
    var spaced: (name: Int, legal: Int)?
    // The number of words in a row, ending before this one, that can belong to a name.
    var run = 0
    for index in words.indices {
      let word = words[index]
      // The name itself may have the legal name glued to it, and then counts as one of the run.
      for earlier in stride(from: index - 1, through: max(0, index - min(Self.nameLength, run + 1)), by: -1) {
        let name = words[earlier]
        guard let length = Self.sharedFamilyName(name, word, view) else { continue }
        let end = word.lowerBound + length
        // A card without headlines ends in the legal name.
        if length < name.count || earlier < index - 1, end < word.upperBound || end == range.upperBound {
          let start = length < name.count ? name.lowerBound + length : Self.cardStart(behind: earlier, words, view)
          let legal = view.skip(ByteClassSet(.space), from: start)
          guard legal < word.lowerBound else { continue }
          self.init(start: start, legalName: legal..<end, isGlued: true)
          return
        }
        if end == word.upperBound, length == name.count, earlier < index - 1 {
          if first == nil { first = (earlier, index) }
          if let first, earlier < first.legal, earlier > spaced?.name ?? -1 { spaced = (earlier, index) }
        }
      }
      run = Self.isNameWord(word, view) ? run + 1 : 0
    }
    guard let spaced, words.count - spaced.legal > Self.fewestHeadlineWords else { return nil }
    let start = Self.cardStart(behind: spaced.name, words, view)
    let end = words[spaced.legal].upperBound
    guard Self.opensHeadline(at: end + 1, view), !Self.hasSentenceEnd(in: end..<range.upperBound, view),
      start + 1 < words[spaced.legal].lowerBound
    else { return nil }
    self.init(start: start, legalName: start + 1..<end, isGlued: false)
  }

  private init(start: Int, legalName: Range<Int>, isGlued: Bool) {
    self.start = start
    self.legalName = legalName
    self.isGlued = isGlued
  }

  /// The runs without spaces.
  private static func words(of range: Range<Int>, in view: ByteView) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let start = offset
      while offset < range.upperBound, !view.isSpace(at: offset) { offset += 1 }
      if offset > start { words.append(start..<offset) }
      while offset < range.upperBound, view.isSpace(at: offset) { offset += 1 }
    }
    return words
  }

  /// Behind the name at an index and a suffix (`Jr.`) that belongs to it.
  private static func cardStart(behind index: Int, _ words: [Range<Int>], _ view: ByteView) -> Int {
    let next = index + 1
    if next < words.count, suffixes.contains(words[next], in: view) { return words[next].upperBound }
    return words[index].upperBound
  }

  /// Whether a word may stand in a name: capitalised or a particle, in brackets or quotation marks or not, with no
  /// mark behind it but the stop of an initial.
  private static func isNameWord(_ word: Range<Int>, _ view: ByteView) -> Bool {
    var lower = word.lowerBound
    var upper = word.upperBound
    let isNickname = view.byteClass(lower) == .opening && view.byteClass(upper - 1) == .closing
    let isQuoted = view.byteClass(lower) == .quote && view.byteClass(upper - 1) == .quote
    if isNickname || isQuoted {
      lower += 1
      upper -= 1
    } else if view.reads("“", at: lower), view.reads("”", endingAt: upper) {
      lower += 3
      upper -= 3
    }
    guard lower < upper else { return false }
    if particles.contains(lower..<upper, in: view), view.byteClass(lower) == .lower { return true }
    return isCapital(at: lower, view) && endsAsName(lower..<upper, view)
  }

  /// The length of the family name that two words begin with; nil unless both end there or are glued to a capital.
  private static func sharedFamilyName(_ name: Range<Int>, _ word: Range<Int>, _ view: ByteView) -> Int? {
    var length = 0
    while length < name.count, length < word.count,
      view[name.lowerBound + length] == view[word.lowerBound + length]
    {
      length += 1
    }
    guard length >= 2 else { return nil }
    // `Quill` and `QuillHarbor` share `Quill`; `QuillAda` and `QuillAfter` share `QuillA`.
    if length < name.count, length < word.count {
      while length > 0,
        !isCapital(at: name.lowerBound + length, view) || !opensHeadline(at: word.lowerBound + length, view)
      {
        length -= 1
      }
      // `Mc` and `Mac` are no family names.
      guard length > 3 else { return nil }
    } else if length < name.count {
      return nil
    }
    let family = word.lowerBound..<word.lowerBound + length
    guard isFamilyName(family, view),
      family.upperBound == word.upperBound || opensHeadline(at: family.upperBound, view)
    else { return nil }
    return length
  }

  /// Whether a word may be a family name: two letters or more, capitalised, and no mark at its end.
  private static func isFamilyName(_ word: Range<Int>, _ view: ByteView) -> Bool {
    word.count >= 2 && isCapital(at: word.lowerBound, view) && view.isWord(before: word.upperBound)
      && word.contains { view.byteClass($0) == .lower }
  }

  /// A name ends in a letter; in a stop only as an initial (`J.`, `G.K.`) or suffix.
  private static func endsAsName(_ word: Range<Int>, _ view: ByteView) -> Bool {
    if view.isWord(before: word.upperBound) { return true }
    guard view.byteClass(word.upperBound - 1) == .period else { return false }
    return word.count <= 5 && (view.byteClass(word.upperBound - 2) == .upper || suffixes.contains(word, in: view))
  }

  private static func isCapital(at offset: Int, _ view: ByteView) -> Bool {
    view.isUpper(at: offset) || view[offset] == 0xC4 || view[offset] == 0xC5
  }

  /// Whether a headline may begin at an offset: a capital, a figure, an opening quotation mark.
  private static func opensHeadline(at offset: Int, _ view: ByteView) -> Bool {
    if isCapital(at: offset, view) { return true }
    switch view.byteClass(offset) {
    case .digit, .currency, .quote, .hash, .at, .opening: return true
    case .apostrophe: return isCapital(at: offset + 1, view) || view.byteClass(offset + 1) == .digit
    case .leadPunctuation:
      return (view.reads("‘", at: offset) || view.reads("’", at: offset) || view.reads("“", at: offset))
        && isCapital(at: offset + 3, view)
    default: return false
    }
  }

  /// Whether a word of four letters or more, a stop, a space and a capital follow one another: prose, not headlines.
  private static func hasSentenceEnd(in range: Range<Int>, _ view: ByteView) -> Bool {
    range.contains { offset in
      view.byteClass(offset) == .period && view[offset + 1] == 0x20 && view.isUpper(at: offset + 2)
        && view.byteClass(offset - 1) == .lower && view.word(before: offset).count >= 4
    }
  }
}
