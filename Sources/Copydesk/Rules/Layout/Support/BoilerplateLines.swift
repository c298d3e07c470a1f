internal import Bytes

/// The lines of a text that belong to its page, and what goes with each when it is taken out.
struct BoilerplateLines {
  /// A line that belongs to the page.
  struct Match {
    var kind: BoilerplatePhrases.Kind
    var confidence: Double
    /// The line without the white space around it.
    var body: Range<Int>
    /// The line with the white space that goes with it; nil if the text holds nothing else.
    var removal: Range<Int>?
  }

  /// The matches, in order.
  let matches: [Match]

  /// The confidence that `Read more:` and a headline belong to the page.
  private static let readMore = 0.85

  /// The longest line looked at, in bytes; longer ones are paragraphs.
  private static let lengthLimit = 240

  init(_ text: WorkingText) {
    let lines = text.lineLayout.lines
    let found = Self.entries(lines, in: text)
    let removals = text.lineLayout.removals(of: found.map(\.0))
    matches = zip(found, removals).map { entry, removal in
      Match(kind: entry.1.kind, confidence: entry.1.confidence, body: lines[entry.0].body, removal: removal)
    }
  }

  /// The lines that belong to the page, by their numbers.
  private static func entries(
    _ lines: [LineLayout.Line], in text: WorkingText
  ) -> [(Int, BoilerplatePhrases.Entry)] {
    var found: [(Int, BoilerplatePhrases.Entry)] = []
    var bar: [Int] = []
    for index in lines.indices {
      let body = lines[index].body
      if body.count <= 14, isShareWord(body, in: text.view) {
        bar.append(index)
        continue
      }
      let entry = body.count <= lengthLimit ? entry(body, in: text) : nil
      let heading = found.last.map { $0.0 + 1 == bar.first && $0.1.isCertainShare } ?? false
      if isShareBar(bar, lines, text.view, besideCertain: heading || entry?.isCertainShare == true) {
        found += bar.map { ($0, BoilerplatePhrases.Entry(kind: .share, confidence: BoilerplatePhrases.certain)) }
      } else {
        found += bar.compactMap { index in Self.entry(lines[index].body, in: text).map { (index, $0) } }
      }
      bar.removeAll(keepingCapacity: true)
      if let entry { found.append((index, entry)) }
    }
    let heading = found.last.map { $0.0 + 1 == bar.first && $0.1.isCertainShare } ?? false
    if isShareBar(bar, lines, text.view, besideCertain: heading) {
      found += bar.map { ($0, BoilerplatePhrases.Entry(kind: .share, confidence: BoilerplatePhrases.certain)) }
    } else {
      found += bar.compactMap { index in entry(lines[index].body, in: text).map { (index, $0) } }
    }
    return found
  }

  /// Whether a line is one word of a share bar.
  private static func isShareWord(_ line: Range<Int>, in view: ByteView) -> Bool {
    view.isUpper(at: line.lowerBound) && BoilerplatePhrases.shareBarWords.contains(view.lowercased(line))
  }

  /// Whether lines of one such word each, one below the other, are a share bar: a row of services alone may be a list
  /// of the article, so one of them says what to do, or a line that asks to share stands beside them.
  private static func isShareBar(
    _ bar: [Int], _ lines: [LineLayout.Line], _ view: ByteView, besideCertain: Bool
  ) -> Bool {
    guard !bar.isEmpty else { return false }
    if besideCertain { return true }
    let actions = bar.count { BoilerplatePhrases.shareActions.contains(view.lowercased(lines[$0].body)) }
    return bar.count >= 3 && actions >= 1 && actions < bar.count
  }

  /// Reports the matches of a kind.
  func report(_ kind: BoilerplatePhrases.Kind, in text: WorkingText, into findings: inout FindingCollector) {
    for match in matches where match.kind == kind {
      if let removal = match.removal {
        let line = Evidence("line", String(decoding: text.view.bytes(match.body), as: UTF8.self))
        findings.remove(removal, confidence: match.confidence, evidence: [line])
      }
    }
  }

  private static func entry(_ body: Range<Int>, in text: WorkingText) -> BoilerplatePhrases.Entry? {
    if let entry = BoilerplatePatterns.entry(body, in: text.view) { return entry }
    guard LinePhrase.canOpen(body, in: text.view), let phrase = LinePhrase(body, in: text.view),
      var entry = entry(phrase), !hasForeignSpan(body, in: text)
    else { return nil }
    // Headlines end without a stop: what ends in one may be the author's own sentence.
    if entry.confidence == Self.readMore, text.view.byteClass(body.upperBound - 1) == .period {
      entry.confidence = BoilerplatePhrases.doubtful
    }
    return entry
  }

  private static func entry(_ phrase: LinePhrase) -> BoilerplatePhrases.Entry? {
    if let entry = BoilerplatePhrases.exact[phrase.normalized] {
      // `More` and other single words point to other articles only with a colon behind them.
      if entry.confidence < BoilerplatePhrases.certain, BoilerplatePhrases.pointers.contains(phrase.normalized),
        phrase.colon == nil, !phrase.normalized.contains(0x20)
      {
        return nil
      }
      return entry
    }
    if phrase.isShareBar { return BoilerplatePhrases.Entry(kind: .share, confidence: BoilerplatePhrases.certain) }
    if phrase.isNamed { return BoilerplatePhrases.Entry(kind: .share, confidence: 0.9) }
    if let colon = phrase.colon, BoilerplatePhrases.pointers.contains(Array(phrase.normalized.prefix(colon))) {
      // No author of news begins a paragraph with `Read more:`; the other pointers can be a heading or a remark.
      let isReadMore = phrase.normalized.starts(with: Array("read more".utf8)) && colon + 1 < phrase.normalized.count
      return BoilerplatePhrases.Entry(kind: .share, confidence: isReadMore ? readMore : BoilerplatePhrases.doubtful)
    }
    return nil
  }

  /// Whether the user protects part of the line: a protected span that is no address or handle.
  private static func hasForeignSpan(_ body: Range<Int>, in text: WorkingText) -> Bool {
    guard text.protectedSpans.intersects(body) else { return false }
    let spans = text.protectedSpans.ranges
    let first = spans.partitionPoint { $0.upperBound > body.lowerBound }
    return spans[first...].prefix { $0.lowerBound < body.upperBound }.contains { span in
      // Addresses and handles have no spaces in them; what else has none of these marks is the user's own.
      span.contains { text.view[$0] == 0x20 }
        || !span.contains { [UInt8(ascii: "#"), UInt8(ascii: "."), UInt8(ascii: "@")].contains(text.view[$0]) }
    }
  }
}

extension WorkingText {
  /// The lines that belong to the page.
  var boilerplateLines: BoilerplateLines { analysis(BoilerplateLines.self) { BoilerplateLines($0) } }
}

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
