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

/// An ICU break iterator over UTF-8 bytes; owns the C handle.
///
/// Not Sendable, and rightly so: ICU's iterators keep their place in themselves.
final class BreakIterator {
  private let handle: OpaquePointer

  /// ICU counts in 32 bits: longer texts must be cut by the caller.
  static let maximumByteCount = 1 << 30

  init(_ kind: cicu_break_kind) throws(ICUError) {
    let operation = kind == CICU_BREAK_WORD ? "opening the word rules" : "opening the sentence rules"
    var status: Int32 = 0
    let opened = cicu_break_open(kind, &status)
    try ICU.check(status, operation)
    // U_MEMORY_ALLOCATION_ERROR: the only reason for no handle without a failure.
    guard let opened else { throw ICUError(code: 7, operation: operation) }
    handle = opened
  }

  init(cloning other: BreakIterator) throws(ICUError) {
    var status: Int32 = 0
    let opened = cicu_break_clone(other.handle, &status)
    try ICU.check(status, "cloning break rules")
    guard let opened else { throw ICUError(code: 7, operation: "cloning break rules") }
    handle = opened
  }

  deinit { cicu_break_close(handle) }

  /// Calls `body` with batches of boundaries, as (ends, rule statuses), until the text is used up.
  ///
  /// Returns false if ICU would not take the text (no memory); `body` was then not called.
  func forEachBatch(
    of text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Int32>) -> Void
  ) -> Bool {
    var status: Int32 = 0
    cicu_break_set_text(handle, text.baseAddress, Int64(text.count), &status)
    guard status <= 0 else { return false }
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 512) { memory in
      memory.initialize(repeating: 0)
      guard let ends = memory.baseAddress else { return }
      let statuses = ends + 256
      while true {
        let count = Int(cicu_break_next(handle, ends, statuses, 256))
        if count == 0 { break }
        body(UnsafeBufferPointer(start: ends, count: count), UnsafeBufferPointer(start: statuses, count: count))
        if count < 256 { break }
      }
    }
    // ICU must not keep a pointer to memory that may go.
    cicu_break_set_text(handle, nil, 0, &status)
    return true
  }

  /// Whether a text has no boundary inside.
  func isUnbroken(_ text: [UInt8]) -> Bool {
    var firstEnd = 0
    let done = text.withUnsafeBufferPointer { buffer in
      forEachBatch(of: buffer) { ends, _ in if firstEnd == 0 { firstEnd = Int(ends[0]) } }
    }
    return done && firstEnd == text.count
  }
}
