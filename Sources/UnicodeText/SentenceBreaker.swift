internal import CICUShim

/// Finds where sentences start, by ICU's sentence rules (UAX #29 as ICU tailors it).
///
/// The rules know no abbreviations: `Mr. Smith` is cut behind `Mr. `. A line feed always ends a sentence. Not
/// thread-safe: make one for each task.
public final class SentenceBreaker {
  private let iterator: BreakIterator
  /// The most bytes that ICU is given at once; smaller in tests only.
  package var chunkByteCount = BreakIterator.maximumByteCount

  /// Opens ICU's sentence rules of the root locale.
  ///
  /// - Throws: ``ICUError`` if ICU's data cannot be found or memory is short.
  public init() throws(ICUError) { iterator = try BreakIterator(CICU_BREAK_SENTENCE) }

  private init(iterator: BreakIterator) { self.iterator = iterator }

  /// Makes a second breaker for another task, much cheaper than a first one.
  ///
  /// - Throws: ``ICUError`` if memory is short.
  public func clone() throws(ICUError) -> sending SentenceBreaker {
    // ICU's clones share only immutable rules, which the compiler cannot see.
    nonisolated(unsafe) let clone = SentenceBreaker(iterator: try BreakIterator(cloning: iterator))
    return clone
  }

  /// Finds the starts of all sentences, as rising byte offsets; the first is 0 unless the text is empty.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func sentenceStarts(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
    var starts: [Int] = []
    var chunkStart = 0
    while chunkStart < text.count {
      let end = chunkEnd(text, from: chunkStart)
      starts.append(chunkStart)
      _ = iterator.forEachBatch(of: UnsafeBufferPointer(rebasing: text[chunkStart..<end])) { ends, _ in
        for boundary in ends where chunkStart + Int(boundary) < end { starts.append(chunkStart + Int(boundary)) }
      }
      chunkStart = end
    }
    return starts
  }

  /// Finds the starts of all sentences of an array.
  public func sentenceStarts(in text: [UInt8]) -> [Int] { text.withUnsafeBufferPointer { sentenceStarts(in: $0) } }

  /// Where a text longer than ICU can count is cut: behind its last line feed, or else between two scalars.
  private func chunkEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let limit = start + chunkByteCount
    guard text.count > limit else { return text.count }
    var cut = limit
    while cut > start + 1 {
      if text[cut - 1] == 0x0A { return cut }
      cut -= 1
    }
    return limit - UTF8Scanner.decode(text, before: limit).length
  }
}

/// One task's: an iterator keeps its place in itself.
@available(*, unavailable)
extension SentenceBreaker: Sendable {}
