internal import Bytes
import UnicodeText

/// Spans no rule may edit: URLs, e-mail addresses, handles, hashtags, file names, and the user's own patterns.
///
/// They are found by shape alone, per run of characters without white space; whether an address exists is not asked.
public struct ProtectedSpans: Sendable {
  /// The spans, ascending and disjoint.
  public let ranges: [Range<Int>]
  /// The place of a pattern that backtracks without end and was stopped, so that what it protects is not known.
  let stoppedPattern: Int?

  /// What the user's patterns protect.
  private let patternRanges: [Range<Int>]

  /// What a span of the web is.
  enum Kind {
    case url, email, handle, hashtag
    /// A host or file name.
    case name
  }

  init(in text: ByteView, patterns: [PatternMatcher]) {
    var found = Self.webSpans(in: text).map(\.range)
    var matched: [Range<Int>] = []
    var stopped: Int?
    for (index, pattern) in patterns.enumerated() {
      if let matches = pattern.ranges(in: text.buffer) { matched += matches } else { stopped = stopped ?? index }
    }
    stoppedPattern = stopped
    found += matched
    patternRanges = matched
    ranges = patterns.isEmpty ? found : Self.merged(found)
  }

  /// Whether one of the user's patterns protects a part of a range.
  func isProtectedByPattern(_ range: Range<Int>) -> Bool { patternRanges.contains { $0.overlaps(range) } }

  /// The spans that are found by their shape, in order, with what they are.
  static func webSpans(in text: ByteView) -> [(range: Range<Int>, kind: Kind)] {
    var found: [(range: Range<Int>, kind: Kind)] = []
    var next = 0
    while let mark = text.firstIndex(in: Self.telling, from: next) {
      next = mark + 1
      // Most stops end a sentence and most slashes separate words; only a few runs are worth a closer look.
      switch text.byteClass(mark) {
      case .period where !text.isWord(at: mark + 1): continue
      case .slash where text[mark - 1] != UInt8(ascii: ":"): continue
      default: break
      }
      let run = Self.run(around: mark, of: text)
      if let span = Self.span(in: run, of: text) { found.append(span) }
      next = run.upperBound
    }
    return found
  }

  /// Whether an edit of `range` would change a protected span: shares a byte with it, or inserts inside it.
  ///
  /// - Complexity: O(log *spans*).
  public func intersects(_ range: Range<Int>) -> Bool {
    let next = ranges.partitionPoint { $0.upperBound > range.lowerBound }
    guard next < ranges.count else { return false }
    let span = ranges[next]
    return range.isEmpty ? span.lowerBound < range.lowerBound : span.lowerBound < range.upperBound
  }

  /// The run of characters without white space around an offset; a no-break space is white, too.
  private static func run(around mark: Int, of text: ByteView) -> Range<Int> {
    var lower = mark
    while lower > 0, solid.contains(text.byteClass(lower - 1)), !text.reads("\u{A0}", endingAt: lower) { lower -= 1 }
    var upper = mark
    while upper < text.count, solid.contains(text.byteClass(upper)), !text.reads("\u{A0}", at: upper) { upper += 1 }
    return lower..<upper
  }

  private static let white = ByteClassSet(.space, .tab, .newline)
  /// Marks, one of which stands in every protected span.
  private static let telling = ByteClassSet(.at, .hash, .period, .slash)
  private static let solid = ByteClassSet(rawValue: ~white.rawValue)
  private static let edge = ByteClassSet(.opening, .quote, .apostrophe, .closing, .comma, .period, .exclamation, .colon)

  /// The protected part of a run without white space: the run less the marks at its edges.
  private static func span(in run: Range<Int>, of text: ByteView) -> (range: Range<Int>, kind: Kind)? {
    var lower = run.lowerBound
    var upper = run.upperBound
    while lower < upper {
      if edge.contains(text.byteClass(lower)) {
        lower += 1
      } else if isQuote(at: lower, text) {
        lower += 3
      } else {
        break
      }
    }
    while upper > lower {
      if edge.contains(text.byteClass(upper - 1)) {
        upper -= 1
      } else if upper - lower >= 3, isQuote(at: upper - 3, text) {
        upper -= 3
      } else {
        break
      }
    }
    guard upper - lower >= 2 else { return nil }
    let core = lower..<upper
    switch text.byteClass(lower) {
    case .at, .hash:
      // A handle or hashtag: letters, digits and underscores; what follows them is text again.
      let end = text.skip(word, from: lower + 1)
      let isNumber = text.byteClass(lower) == .hash && ByteClass(text[lower + 1]) == .digit
      let kind: Kind = text.byteClass(lower) == .at ? .handle : .hashtag
      return end > lower + 1 && !isNumber ? (lower..<min(end, upper), kind) : nil
    default: break
    }
    var index = lower
    while index < upper {
      switch text.byteClass(index) {
      case .colon where text.reads("://", at: index):
        if let start = schemeStart(before: index, core, text) {
          return (urlSpan(start..<upper, text), .url)
        }
      case .at where index > lower && WebAddress.isHost(index + 1..<upper, in: text): return (core, .email)
      case .period where index == lower + 3 && text.readsIgnoringCase("www.", at: lower):
        return (urlSpan(core, text), .url)
      case .period where WebAddress.endsInKnownSuffix(core, dot: index, in: text): return (core, .name)
      default: break
      }
      index += 1
    }
    return nil
  }

  private static let word = ByteClassSet(.lower, .upper, .digit, .underscore)

  /// Whether a curly quote stands there: U+2018 to U+201F.
  private static func isQuote(at offset: Int, _ text: ByteView) -> Bool {
    text[offset] == 0xE2 && text[offset + 1] == 0x80 && 0x98...0x9F ~= text[offset + 2]
  }

  /// Where the scheme of a URL begins, if letters that could be one stand before the colon.
  private static func schemeStart(before colon: Int, _ core: Range<Int>, _ text: ByteView) -> Int? {
    let start = max(core.lowerBound, text.skipBack(.letter, from: colon))
    return 3...8 ~= colon - start ? start : nil
  }

  /// A URL ends at the first byte that cannot stand in one, less the marks before it.
  private static func urlSpan(_ core: Range<Int>, _ text: ByteView) -> Range<Int> {
    var end = core.lowerBound
    while end < core.upperBound, text[end] < 0x80, text[end] != 0x22, text[end] != 0x3C, text[end] != 0x3E { end += 1 }
    while end > core.lowerBound, edge.contains(text.byteClass(end - 1)) { end -= 1 }
    return core.lowerBound..<end
  }

  private static func merged(_ spans: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, span.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        result.append(span)
      }
    }
    return result
  }
}

/// The shapes of host names and file names, told from sentences glued at a stop.
///
/// `bbc.co.uk`, `notes.pdf` and `Booking.com` are names; `organization.at` is two words: endings that are common
/// English words count only behind a lower-case label that is not itself followed by a space and a lower-case word.
enum WebAddress {
  /// Whether the range looks like a host: labels of letters, digits and hyphens with a stop among them.
  static func isHost(_ range: Range<Int>, in text: ByteView) -> Bool {
    var dots = 0
    for offset in range {
      switch text.byteClass(offset) {
      case .lower, .upper, .digit, .hyphen: continue
      case .period: dots += 1
      case .slash: return dots > 0
      default: return false
      }
    }
    return dots > 0
  }

  /// Whether the label behind the stop at `dot` is a top-level domain or file name extension that is no English word.
  static func endsInKnownSuffix(_ run: Range<Int>, dot: Int, in text: ByteView) -> Bool {
    guard dot > run.lowerBound, label.contains(text.byteClass(dot - 1)) else { return false }
    let end = text.skip(label, from: dot + 1)
    guard end - dot - 1 >= 2, end - dot - 1 <= 6 else { return false }
    let next = text.byteClass(end)
    guard
      end == run.upperBound || next == .slash || next == .period || next == .colon || next == .apostrophe
        || next == .leadPunctuation
    else { return false }
    // `ended.Com` is a sentence; a suffix is written in one case.
    let suffix = text.bytes(dot + 1..<end)
    let lowercase = suffix.map { $0 | 0x20 }
    guard suffix == lowercase || suffix.allSatisfy({ $0 & 0x20 == 0 }) else { return false }
    return suffixes.contains(lowercase)
  }

  /// Whether a small-letter word is a suffix of host or file names.
  static func isSuffix(_ word: Range<Int>, in text: ByteView) -> Bool { suffixes.contains(text.bytes(word)) }

  private static let label = ByteClassSet(.lower, .upper, .digit, .hyphen)

  /// Frequent top-level domains (IANA root zone) and file name extensions; those that are common English words
  /// (`at`, `in`, `is`, `it`, `me`, `my`, `no`, `so`, `to`, `us`, `be`, `am`, `as`, `do`) are left out.
  private static let suffixes: Set<[UInt8]> = Set(
    """
    com org net edu gov mil info biz io ai co uk eu de fr ca au nz jp cn ru br nl se ch es pl za ie tv fm ly gl gd xyz
    pdf doc docx xls xlsx ppt pptx txt csv json xml html htm php asp aspx js css py jpg jpeg png gif svg mp mp3 mp4
    avi mov wav zip rar gz tar exe dll apk
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
}
