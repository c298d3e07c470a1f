/// Whole lines of a page that hold words of their own, such as a headline, between those of a template.
///
/// Source: as for ``BoilerplatePhrases``. Each is known by a beginning and something further on that no sentence of an
/// article has behind it.
enum BoilerplatePatterns {
  /// What a line is; nil if it fits no template.
  static func entry(_ line: Range<Int>, in view: ByteView) -> BoilerplatePhrases.Entry? {
    switch view[line.lowerBound] {
    case UInt8(ascii: "T") where isFeedFooter(line, view): certain(.share)
    case UInt8(ascii: "J") where isPlayer(line, view): certain(.advertisement)
    case UInt8(ascii: "C"), UInt8(ascii: "c"), UInt8(ascii: "("), 0xC2:
      isCopyright(line, view) ? certain(.advertisement) : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"): counter(line, view)
    default: nil
    }
  }

  private static func certain(_ kind: BoilerplatePhrases.Kind) -> BoilerplatePhrases.Entry {
    BoilerplatePhrases.Entry(kind: kind, confidence: BoilerplatePhrases.certain)
  }

  /// The first place of a literal in a line; a search to the end of the text would be one for every line.
  private static func find(_ literal: StaticString, in range: Range<Int>, _ view: ByteView) -> Int? {
    range.first { view[$0] == literal.utf8Start[0] && view.reads(literal, at: $0) }
  }

  /// `The post Wall falls appeared first on Kestrel Post.`, which feeds of blogs end in.
  private static func isFeedFooter(_ line: Range<Int>, _ view: ByteView) -> Bool {
    guard view.reads("The post ", at: line.lowerBound),
      let middle = find(" appeared first on ", in: line, view)
    else { return false }
    let site = min(middle + 19, line.upperBound)..<line.upperBound
    // `The post office appeared first on the old maps` has no headline and no site.
    return view.isUpper(at: line.lowerBound + 9) && view.isUpper(at: site.lowerBound) && site.count <= 60
      && !site.dropLast().contains { view.byteClass($0) == .period && view[$0 + 1] == 0x20 }
  }

  /// `JUST WATCHED Ferry sinks Replay More Videos ... MUST WATCH Ferry sinks 02:11`: the headline stands twice.
  private static func isPlayer(_ line: Range<Int>, _ view: ByteView) -> Bool {
    guard view.reads("JUST WATCHED ", at: line.lowerBound),
      let replay = find(" Replay More Videos", in: line, view),
      let must = find("MUST WATCH ", in: replay..<line.upperBound, view)
    else { return false }
    let title = line.lowerBound + 13..<max(line.lowerBound + 13, replay)
    let again = must + 11
    return !title.isEmpty && again + title.count <= line.upperBound
      && view.buffer[title].elementsEqual(view.buffer[again..<again + title.count])
      && line.upperBound - again - title.count <= 10
  }

  /// `© 2019 Kestrel Post. All rights reserved.`, with or without what may not be done.
  private static func isCopyright(_ line: Range<Int>, _ view: ByteView) -> Bool {
    guard
      view.readsIgnoringCase("copyright", at: line.lowerBound) || view.reads("©", at: line.lowerBound)
        || view.readsIgnoringCase("(c) ", at: line.lowerBound)
    else { return false }
    var offset = line.lowerBound
    while offset < line.upperBound {
      if view.readsIgnoringCase("all rights reserved", at: offset) { return true }
      offset += 1
    }
    return false
  }

  /// `128 shares`, `45 View comments`, `3 of 12 Photos`.
  private static func counter(_ line: Range<Int>, _ view: ByteView) -> BoilerplatePhrases.Entry? {
    let number = view.skip(ByteClassSet(.digit, .comma), from: line.lowerBound)
    guard number < line.upperBound, view[number] == 0x20, line.upperBound - number <= 20 else { return nil }
    let words = view.lowercased(number + 1..<line.upperBound)
    if counted.contains(words) { return certain(.share) }
    if words.starts(with: "of ".utf8) {
      let total = view.skip(ByteClassSet(.digit), from: number + 4)
      if total > number + 4, view.readsIgnoringCase(" photos", at: total), total + 7 == line.upperBound {
        return certain(.advertisement)
      }
    }
    return words.elementsEqual("comments".utf8)
      ? BoilerplatePhrases.Entry(kind: .share, confidence: BoilerplatePhrases.doubtful) : nil
  }

  private static let counted: Set<[UInt8]> = Set(
    ["shares", "share", "view comments", "retweets", "likes", "shares share"].map { Array($0.utf8) })
}
