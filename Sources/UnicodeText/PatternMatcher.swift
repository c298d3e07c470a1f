internal import CICUShim

/// Finds the matches of a regular expression in UTF-8 bytes, in ICU's syntax.
///
/// Patterns come from users, so work is limited: a pattern that backtracks without end stops matching in that text.
/// It does not replace and gives no groups. Not thread-safe: make one for each task.
public final class PatternMatcher {
  private let handle: OpaquePointer

  /// Compiles a pattern.
  ///
  /// - Throws: ``ICUError`` if the pattern is malformed; its name says how.
  public init(_ pattern: String) throws(ICUError) {
    var status: Int32 = 0
    var offset: Int32 = 0
    var pattern = pattern
    let opened = pattern.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cicu_pattern_open($0.baseAddress, Int64($0.count), &offset, &status) }
    }
    try ICU.check(status, "compiling a regular expression at character \(offset)")
    guard let opened else { throw ICUError(code: 7, operation: "compiling a regular expression") }
    handle = opened
  }

  deinit { cicu_pattern_close(handle) }

  /// The byte ranges of all matches that are not empty, ascending and disjoint.
  ///
  /// - Complexity: that of the pattern, bounded by ICU's step limit for each match.
  public func ranges(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var status: Int32 = 0
    cicu_pattern_set_text(handle, text.baseAddress, Int64(text.count), &status)
    var ranges: [Range<Int>] = []
    var start: Int64 = 0
    var end: Int64 = 0
    while status <= 0, cicu_pattern_find_next(handle, &start, &end, &status) {
      if start < end { ranges.append(Int(start)..<Int(end)) }
    }
    // ICU must not keep a pointer to memory that may go.
    var detached: Int32 = 0
    cicu_pattern_set_text(handle, nil, 0, &detached)
    return ranges
  }
}
