public import UnicodeText

/// Turns the words, numbers and marks of a text into the tokens that a model counts, in training and in queries
/// alike.
///
/// | text | tokens | why |
/// | --- | --- | --- |
/// | `It’s`, `Trump's`, `won’t` | `It` `'s`, `Trump` `'s`, `wo` `n't` | names keep one count |
/// | `“so”`, `‘so’` | `"` `so` `"`, `'` `so` `'` | sources differ in quotes, not in words |
/// | `–`, `—`, `--` | `—` | the same |
/// | `...`, `…` | `…` | the same |
/// | `Mr.`, `U.S.`, `J.` | one token, no end of sentence | the next word is the one that matters |
/// | `1,204`, `2017`, `21st` | ``TokenClass`` | no count could choose between them |
///
/// Spaces, line ends and control characters are dropped. Each token keeps its bytes in the text, and its
/// ``TokenPlace`` says whether a ``WordResolver`` may fold its capitals.
///
/// It repairs nothing: the sentences of a tokenized text are found only after it was detokenized.
public struct TokenNormalizer: Sendable {
  /// Makes a normalizer.
  public init() {}

  /// Normalizes a text, replacing what `result` held.
  ///
  /// - Parameters:
  ///   - text: The UTF-8 bytes; invalid ones are tokens like any other.
  ///   - tokens: Its tokens by ``WordBreaker``.
  ///   - sentenceStarts: Its sentences by ``SentenceBreaker``: rising byte offsets.
  ///   - result: Where the tokens go.
  /// - Complexity: O(*n*) in the bytes.
  public func normalize(
    _ text: UnsafeBufferPointer<UInt8>, tokens: TokenBuffer, sentenceStarts: [Int], into result: inout NormalizedText
  ) {
    result.removeAll()
    var scan = NormalizationScan(text: text, tokens: tokens, sentenceStarts: sentenceStarts)
    scan.run(into: &result)
  }
}

/// One run of a ``TokenNormalizer`` over a text.
struct NormalizationScan {
  private let text: UnsafeBufferPointer<UInt8>
  private let tokens: TokenBuffer
  private let sentenceStarts: [Int]
  private var nextSentence = 1
  private var lineEnd = 0
  private var isCapitalLine = false
  /// Whether the next word may have a capital that is not its own.
  private var isInitial = true
  private var index = 0

  init(text: UnsafeBufferPointer<UInt8>, tokens: TokenBuffer, sentenceStarts: [Int]) {
    self.text = text
    self.tokens = tokens
    self.sentenceStarts = sentenceStarts
  }

  mutating func run(into result: inout NormalizedText) {
    while index < tokens.count {
      let range = tokens.range(of: index)
      let kind = tokens.kinds[index]
      if range.lowerBound >= lineEnd { startLine(at: range.lowerBound) }
      if nextSentence < sentenceStarts.count, range.lowerBound >= sentenceStarts[nextSentence] {
        passSentenceStarts(upTo: range.lowerBound, in: &result)
      }
      switch kind {
      case .space, .other: index += 1
      case .newline:
        index += 1
        result.endSentence()
        isInitial = true
      case .number: appendNumber(range, to: &result)
      case .word, .ideograph: appendWord(range, to: &result)
      case .punctuation, .symbol: appendMark(range, to: &result)
      }
    }
    result.endSentence()
  }

  /// ICU's rules know no abbreviations: a boundary behind one does not end the sentence.
  private mutating func passSentenceStarts(upTo offset: Int, in result: inout NormalizedText) {
    while nextSentence < sentenceStarts.count, sentenceStarts[nextSentence] <= offset { nextSentence += 1 }
    guard !result.endsInAbbreviation else { return }
    result.endSentence()
    isInitial = true
  }

  private mutating func startLine(at start: Int) {
    lineEnd = start
    var capitals = 0
    isCapitalLine = true
    while lineEnd < text.count, text[lineEnd] != 0x0A {
      let byte = text[lineEnd]
      if byte &- 0x61 < 26 { isCapitalLine = false }
      if byte &- 0x41 < 26 { capitals += 1 }
      lineEnd += 1
    }
    lineEnd += 1
    // A line of one short name says nothing about its style.
    isCapitalLine = isCapitalLine && capitals >= 8
  }

  private mutating func takePlace() -> TokenPlace {
    defer { isInitial = false }
    return isCapitalLine ? .allCapitals : isInitial ? .initial : .inside
  }

  private mutating func appendNumber(_ range: Range<Int>, to result: inout NormalizedText) {
    index += 1
    isInitial = false
    let bytes = UnsafeBufferPointer(rebasing: text[range])
    if let tokenClass = TokenClass(number: bytes) {
      result.append(tokenClass.rawValue.utf8, range, .inside)
    } else {
      result.append(bytes, range, .inside)
    }
  }

  private mutating func appendWord(_ range: Range<Int>, to result: inout NormalizedText) {
    let bytes = UnsafeBufferPointer(rebasing: text[range])
    index += 1
    let place = takePlace()
    if let tokenClass = TokenClass(wordShape: bytes) {
      result.append(tokenClass.rawValue.utf8, range, .inside)
      return
    }
    if let stop = adjacentStop(range.upperBound), Abbreviations.contains(bytes) {
      index += 1
      result.append(text[range.lowerBound..<stop], range.lowerBound..<stop, place)
      return
    }
    let clitic = CliticEnding(endOf: bytes)
    guard clitic.byteCount < bytes.count else {
      appendFolded(range, place, to: &result)
      return
    }
    let cut = range.upperBound - clitic.byteCount
    appendFolded(range.lowerBound..<cut, place, to: &result)
    if clitic.byteCount > 0 { result.append(clitic.surface.utf8, cut..<range.upperBound, .inside) }
  }

  /// The end of a full stop that stands right at an offset, as a token of its own.
  private func adjacentStop(_ offset: Int) -> Int? {
    guard offset < text.count, text[offset] == UInt8(ascii: "."), index < tokens.count else { return nil }
    let range = tokens.range(of: index)
    return range.count == 1 ? range.upperBound : nil
  }

  /// Adds a word with its curly apostrophes straight.
  private func appendFolded(_ range: Range<Int>, _ place: TokenPlace, to result: inout NormalizedText) {
    let bytes = text[range]
    guard bytes.contains(0xE2) else {
      result.append(bytes, range, place)
      return
    }
    var folded: [UInt8] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      if CliticEnding.isCurlyApostrophe(text, at: offset) {
        folded.append(UInt8(ascii: "'"))
        offset += 3
      } else {
        folded.append(text[offset])
        offset += 1
      }
    }
    result.append(folded, range, place)
  }

  private mutating func appendMark(_ range: Range<Int>, to result: inout NormalizedText) {
    let mark = UTF8Scanner.decode(text, at: range.lowerBound)
    index += 1
    switch mark.value {
    case 0x22, 0x201C...0x201F:
      if opensQuote(mark.value, range) { isInitial = true }
      result.append(CollectionOfOne(UInt8(ascii: "\"")), range, .inside)
    case 0x27, 0x2018...0x201B:
      if appendFreeClitic(range, to: &result) { return }
      if opensQuote(mark.value, range) { isInitial = true }
      result.append(CollectionOfOne(UInt8(ascii: "'")), range, .inside)
    case 0x2012...0x2015: result.append("—".utf8, range, .inside)
    case 0x2D:
      let end = skipRun(of: UInt8(ascii: "-"), from: range)
      result.append(end > range.upperBound ? "—".utf8 : "-".utf8, range.lowerBound..<end, .inside)
    case 0x2E:
      let end = skipRun(of: UInt8(ascii: "."), from: range)
      result.append(end > range.upperBound ? "…".utf8 : ".".utf8, range.lowerBound..<end, .inside)
    default:
      if mark.value == 0x3A { isInitial = true }
      result.append(text[range], range, .inside)
    }
  }

  /// Adds `'s` or another clitic that stands apart from its word, as in tokenized text.
  private mutating func appendFreeClitic(_ range: Range<Int>, to result: inout NormalizedText) -> Bool {
    guard index < tokens.count, tokens.kinds[index] == .word else { return false }
    let end = tokens.range(of: index).upperBound
    let clitic = CliticEnding(endOf: UnsafeBufferPointer(rebasing: text[range.lowerBound..<end]))
    guard clitic.byteCount == end - range.lowerBound else { return false }
    index += 1
    result.append(clitic.surface.utf8, range.lowerBound..<end, .inside)
    return true
  }

  /// Whether a quote begins something: by its form, or by a space before and none behind.
  private func opensQuote(_ value: UInt32, _ range: Range<Int>) -> Bool {
    switch value {
    case 0x201C, 0x201E, 0x201F, 0x2018, 0x201A, 0x201B: return true
    case 0x201D, 0x2019: return false
    default: break
    }
    guard range.upperBound < text.count, text[range.upperBound] > 0x20 else { return false }
    if range.lowerBound == 0 { return true }
    let before = text[range.lowerBound - 1]
    return before <= 0x20 || before == UInt8(ascii: "(") || before == UInt8(ascii: "[")
  }

  /// Passes further tokens of the same mark without a space between; returns where the run ends.
  private mutating func skipRun(of byte: UInt8, from range: Range<Int>) -> Int {
    var end = range.upperBound
    while index < tokens.count, end < text.count, text[end] == byte, tokens.range(of: index).count == 1 {
      end += 1
      index += 1
    }
    return end
  }
}
