/// Decides from counts over the whole text whether it is tokenized, and by which scheme.
///
/// Marks set off by a space (`word , word`) are counted against marks that close up (`word, word`). English prose has
/// none of the former, except for slips; tokenized text none of the latter but in numbers and abbreviations. The schemes
/// differ in what they do with contractions and hyphens:
///
/// | scheme | `don't` | `it's` | `ten-year` |
/// | --- | --- | --- | --- |
/// | Penn Treebank | `do n't` | `it 's` | `ten-year` |
/// | Moses | `don 't` | `it 's` | `ten-year` or `ten @-@ year` |
/// | spaCy | `do n't` | `it 's` | `ten - year` |
/// | naive | `don ' t` | `it ' s` | `ten - year` |
///
/// Sources: Treebank tokenizer (MacIntyre 1995), Moses `tokenizer.perl`, spaCy's English tokenizer exceptions.
public struct TokenizationGate: Sendable {
  /// A family of tokenizers, told by what it does with contractions and hyphens.
  public enum Scheme: String, CaseIterable, Sendable {
    case pennTreebank = "penn-treebank"
    case moses
    case spaCy = "spacy"
    case naive
    /// Tokenized, but without a contraction or hyphen that would tell how.
    case unknown
  }

  /// Places counted in the text.
  public struct Counts: Hashable, Sendable {
    /// `word ,` and `word .`: a comma or stop with white space on both sides.
    public var spacedMarks = 0
    /// `word ;`, `word !`: a high mark with white space on both sides, as French sets it.
    public var spacedHighMarks = 0
    /// `word, `: a mark that closes up.
    public var tightMarks = 0
    /// `do n't`.
    public var treebankNegations = 0
    /// `don 't`.
    public var mosesNegations = 0
    /// `it 's`, `we 're`.
    public var spacedClitics = 0
    /// `it ' s`, `don ' t`.
    public var shatteredClitics = 0
    /// `ten - year`.
    public var spacedHyphens = 0
    /// `ten-year`.
    public var tightHyphens = 0
    /// `3 . 5` and `1 , 000` between digits.
    public var spacedNumberMarks = 0
    /// `3.5` and `1,000`.
    public var tightNumberMarks = 0
    /// Two backticks or two apostrophes as quotes.
    public var treebankQuotes = 0
  }

  /// What was counted.
  public let counts: Counts
  /// The share of marks that stand alone, 0...1.
  public let spacedShare: Double
  /// Whether the text is taken to be tokenized.
  public let isTokenized: Bool
  /// The scheme, as far as it can be told.
  public let scheme: Scheme
  /// Whether the tokenizer split words at hyphens.
  public let splitsHyphens: Bool
  /// What rules put beside their findings.
  public let evidence: [Evidence]

  /// Takes the counts of a text.
  ///
  /// - Complexity: O(*n*).
  public init(_ text: WorkingText) {
    // Without a mark behind a space there is nothing to count, and most texts end here.
    let counts = text.census.sets(off: Self.spacedMark) ? TokenizationCensus.counts(of: text.view) : Counts()
    self.counts = counts
    let clitics = counts.treebankNegations + counts.mosesNegations + counts.shatteredClitics + counts.spacedClitics
    let spacedLow = counts.spacedMarks + clitics + counts.treebankQuotes
    let spaced = spacedLow + (spacedLow > 0 ? counts.spacedHighMarks : 0)
    spacedShare = Double(spaced) / Double(max(1, spaced + counts.tightMarks))
    // One spaced mark in a headline proves nothing; two, and most of all marks, do.
    isTokenized = spaced >= 2 && spacedShare > 0.5
    scheme = isTokenized ? Self.scheme(for: counts) : .unknown
    splitsHyphens = isTokenized && counts.spacedHyphens > 0 && counts.tightHyphens * 4 <= counts.spacedHyphens
    let percent = Int((spacedShare * 100).rounded())
    evidence =
      isTokenized
      ? [
        Evidence("scheme", scheme.rawValue), Evidence("spaced-marks", "\(percent) % of \(spaced + counts.tightMarks)"),
      ]
      : []
  }

  private static let spacedMark =
    PairTrigger(ByteClassSet(.space), ByteClassSet(.comma, .period, .exclamation, .colon))
    | PairTrigger(ByteClassSet(.backtick), ByteClassSet(.backtick))

  private static func scheme(for counts: Counts) -> Scheme {
    if counts.shatteredClitics > 0 && counts.shatteredClitics >= counts.spacedClitics { return .naive }
    if counts.mosesNegations > 0 { return .moses }
    let splitsHyphens = counts.spacedHyphens > 0 && counts.tightHyphens * 4 <= counts.spacedHyphens
    if counts.treebankNegations > 0 { return splitsHyphens ? .spaCy : .pennTreebank }
    if counts.spacedNumberMarks > counts.tightNumberMarks { return .naive }
    if splitsHyphens { return .spaCy }
    if counts.treebankQuotes > 0 { return .pennTreebank }
    return .unknown
  }
}

/// Counts the places that tell tokenized text from prose, in one scan.
enum TokenizationCensus {
  static func counts(of text: ByteView) -> TokenizationGate.Counts {
    var counts = TokenizationGate.Counts()
    let interesting = ByteClassSet(
      .comma, .period, .exclamation, .colon, .apostrophe, .hyphen, .backtick, .leadPunctuation)
    var index = 0
    while let found = text.firstIndex(in: interesting, from: index) {
      index = found
      switch text.byteClass(index) {
      case .comma, .period, .exclamation, .colon: countMark(text, index, &counts)
      case .apostrophe: countApostrophe(text, index, 1, &counts)
      case .hyphen: countHyphen(text, index, &counts)
      case .backtick where text.reads("``", at: index):
        counts.treebankQuotes += 1
        index += 1
      case .leadPunctuation where text.reads("’", at: index): countApostrophe(text, index, 3, &counts)
      default: break
      }
      index += 1
    }
    return counts
  }

  private static func countMark(_ text: ByteView, _ index: Int, _ counts: inout TokenizationGate.Counts) {
    let left = text.byteClass(index - 1)
    let right = text.byteClass(index + 1)
    if left == .space {
      guard text.isSpace(at: index + 1) else { return }
      switch text.byteClass(index) {
      case .comma, .period: counts.spacedMarks += 1
      default: counts.spacedHighMarks += 1
      }
      if isInsideNumber(text, index) { counts.spacedNumberMarks += 1 }
    } else if left == .digit && right == .digit {
      counts.tightNumberMarks += 1
    } else if text.isSpace(at: index + 1) && text.isWord(before: index) {
      // The stop of an abbreviation (`Mr.`, `U.S.`) stays with its word in every scheme.
      if text.byteClass(index) != .period || !isAbbreviation(text, endingAt: index) { counts.tightMarks += 1 }
    }
  }

  /// Whether a mark between spaces stands where a number would have it: `1 , 200` and `3 . 5`, not `June 3 , 2017`.
  private static func isInsideNumber(_ text: ByteView, _ index: Int) -> Bool {
    guard text.byteClass(index - 2) == .digit, text.byteClass(index + 2) == .digit else { return false }
    let digits = text.skip(ByteClassSet(.digit), from: index + 2) - (index + 2)
    return text[index] == UInt8(ascii: ".") || digits == 3 && text[index] == UInt8(ascii: ",")
  }

  /// Whether the word before a stop is short and capitalised, or itself holds a stop.
  private static func isAbbreviation(_ text: ByteView, endingAt stop: Int) -> Bool {
    let word = text.word(before: stop)
    if text[word.lowerBound - 1] == UInt8(ascii: ".") { return true }
    return word.count <= 4 && text.isUpper(at: word.lowerBound) && text.byteClass(stop + 1) == .space
  }

  private static func countApostrophe(
    _ text: ByteView, _ index: Int, _ length: Int, _ counts: inout TokenizationGate.Counts
  ) {
    let after = index + length
    let isSetOff = text.byteClass(index - 1) == .space
    if text.byteClass(index - 1) == .lower, text[index - 1] == UInt8(ascii: "n"), text[after] == UInt8(ascii: "t"),
      text.byteClass(index - 2) == .space, !text.isWord(at: after + 1)
    {
      counts.treebankNegations += 1
    } else if isSetOff, text.byteClass(after) == .space {
      if Clitic.length(at: after + 1, in: text) != nil, text.isWord(before: index - 1) { counts.shatteredClitics += 1 }
    } else if isSetOff, text.reads("''", at: index), text.isSpace(at: index + 2) {
      counts.treebankQuotes += 1
    } else if isSetOff, let clitic = Clitic.length(at: after, in: text), text.isWord(before: index - 1) {
      if clitic == 1, text[after] | 0x20 == UInt8(ascii: "t") {
        counts.mosesNegations += 1
      } else {
        counts.spacedClitics += 1
      }
    }
  }

  private static func countHyphen(_ text: ByteView, _ index: Int, _ counts: inout TokenizationGate.Counts) {
    if text.isWord(before: index), text.isWord(at: index + 1) {
      counts.tightHyphens += 1
    } else if text.byteClass(index - 1) == .space, text.byteClass(index + 1) == .space,
      text.isWord(before: index - 1), text.isWord(at: index + 2)
    {
      counts.spacedHyphens += 1
    }
  }
}
