internal import CICUShim

/// Cuts text into words, numbers, marks and spaces by ICU's word rules (UAX #29 as ICU tailors it).
///
/// Plain English, curly quotes and Latin accents included, goes through a scanner of our own that is several times
/// faster than ICU and gives the same tokens; any other text goes through ICU, from a cut that is a boundary whatever
/// surrounds it to the next such cut. The tokens always cover all bytes, invalid ones included.
///
/// ```swift
/// let breaker = try WordBreaker()
/// var tokens = TokenBuffer()
/// breaker.tokenize(Array("It’s 3.5 m.".utf8), into: &tokens)
/// // word 0..<6, space, number 7..<10, space, word, punctuation
/// ```
///
/// A breaker is not thread-safe: make one for each task, or ``clone()`` one before the task starts. It does not split
/// contractions or hyphenated words any further than ICU does.
public final class WordBreaker {
  private let iterator: BreakIterator
  private let table: WordTableStorage
  private let batch = TokenBatch()
  /// The most bytes that ICU is given at once; smaller in tests only.
  package var chunkByteCount = BreakIterator.maximumByteCount

  /// Opens ICU's word rules of the root locale.
  ///
  /// - Throws: ``ICUError`` if ICU's data cannot be found or memory is short.
  public init() throws(ICUError) {
    iterator = try BreakIterator(CICU_BREAK_WORD)
    table = WordTableStorage(WordTable(asking: iterator))
  }

  private init(iterator: BreakIterator, table: WordTableStorage) {
    self.iterator = iterator
    self.table = table
  }

  /// Makes a second breaker for another task, much cheaper than a first one.
  ///
  /// - Throws: ``ICUError`` if memory is short.
  public func clone() throws(ICUError) -> sending WordBreaker {
    // ICU's clones share only immutable rules, which the compiler cannot see.
    nonisolated(unsafe) let clone = WordBreaker(iterator: try BreakIterator(cloning: iterator), table: table)
    return clone
  }

  /// Cuts a text, replacing what the buffer held.
  ///
  /// A text beyond ``TokenBuffer/maximumByteCount`` is cut up to there only.
  ///
  /// - Returns: The number of bytes that the tokens cover.
  /// - Complexity: O(*n*) in the bytes, however long the lines are.
  @discardableResult
  public func tokenize(_ text: UnsafeBufferPointer<UInt8>, into tokens: inout TokenBuffer) -> Int {
    tokenize(text, into: &tokens, usesFastPath: true)
  }

  /// Cuts the bytes of an array, replacing what the buffer held.
  @discardableResult
  public func tokenize(_ text: [UInt8], into tokens: inout TokenBuffer) -> Int {
    text.withUnsafeBufferPointer { tokenize($0, into: &tokens) }
  }

  /// As the public method; without the fast path all text goes through ICU, as a reference to test against.
  package func tokenize(
    _ text: UnsafeBufferPointer<UInt8>, into tokens: inout TokenBuffer, usesFastPath: Bool
  ) -> Int {
    tokens.removeAll()
    let text = UnsafeBufferPointer(rebasing: text.prefix(TokenBuffer.maximumByteCount))
    guard usesFastPath else {
      tokenizeByICU(text, 0..<text.count, into: &tokens)
      return tokens.byteCount
    }
    let scanner = FastWordScanner(table, text: text)
    var offset = 0
    // Where ICU's last stretch ended, which is a sure cut too.
    var floor = 0
    while offset < text.count {
      let (stop, reached) = scanner.scan(from: offset, into: batch)
      tokens.append(batch)
      offset = reached
      guard stop == .unknown else { continue }
      removeTokens(to: floor, of: text, from: &tokens)
      let start = tokens.byteCount
      let end = sureCut(in: text, after: reached)
      tokenizeByICU(text, start..<end, into: &tokens)
      offset = end
      floor = end
    }
    return tokens.byteCount
  }

  /// Whether there is a boundary at an offset whatever the text on both sides: behind a line feed (WB3a), and between a
  /// U+0020 and an ASCII letter, which no rule joins and over which no rule looks (WB6, 7 and 12 look over one mark).
  private func isSureCut(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    let before = text[offset - 1]
    if before == 0x0A { return true }
    guard before == 0x20 else { return false }
    let letter = text[offset] | 0x20
    return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
  }

  /// The first sure cut behind a byte; the end of the text if there is none.
  private func sureCut(in text: UnsafeBufferPointer<UInt8>, after offset: Int) -> Int {
    var cut = offset + 1
    while cut < text.count, !isSureCut(text, at: cut) { cut += 1 }
    return min(cut, text.count)
  }

  /// Removes tokens back to the last sure cut, and no further than `floor`.
  ///
  /// Each token is looked at once here at most, since the next call's floor is behind all that is left: linear time.
  private func removeTokens(to floor: Int, of text: UnsafeBufferPointer<UInt8>, from tokens: inout TokenBuffer) {
    var count = tokens.count
    while count > 0 {
      let end = Int(tokens.ends[count - 1])
      if end <= floor || end < text.count && isSureCut(text, at: end) { break }
      count -= 1
    }
    tokens.truncate(to: count)
  }

  /// Adds the tokens of a stretch between two sure cuts as ICU finds them.
  private func tokenizeByICU(
    _ text: UnsafeBufferPointer<UInt8>, _ stretch: Range<Int>, into tokens: inout TokenBuffer
  ) {
    var start = stretch.lowerBound
    while start < stretch.upperBound {
      let end = chunkEnd(text, start..<stretch.upperBound)
      let chunk = UnsafeBufferPointer(rebasing: text[start..<end])
      let done = iterator.forEachBatch(of: chunk) { ends, statuses in
        for index in ends.indices {
          let tokenEnd = start + Int(ends[index])
          let token = UnsafeBufferPointer(rebasing: text[tokens.byteCount..<tokenEnd])
          tokens.append(
            end: tokenEnd, kind: TokenKind(of: token, isIdeographic: 400..<500 ~= statuses[index]))
        }
      }
      // Without memory for ICU the text still gets a token, so that tokens cover it.
      if !done || tokens.byteCount < end { tokens.append(end: end, kind: .other) }
      start = end
    }
  }

  /// Where a stretch longer than ICU can count is cut: at its last sure cut, or else between two scalars.
  private func chunkEnd(_ text: UnsafeBufferPointer<UInt8>, _ stretch: Range<Int>) -> Int {
    let limit = stretch.lowerBound + chunkByteCount
    guard stretch.upperBound > limit else { return stretch.upperBound }
    var cut = limit
    while cut > stretch.lowerBound + 1 {
      if isSureCut(text, at: cut) { return cut }
      cut -= 1
    }
    return limit - UTF8Scanner.decode(text, before: limit).length
  }
}

/// One task's: an iterator keeps its place in itself.
@available(*, unavailable)
extension WordBreaker: Sendable {}
