internal import CICUShim

/// Finds the matches of a regular expression in UTF-8 bytes, in ICU's syntax.
///
/// Patterns come from users, so work is limited: a pattern that backtracks without end stops matching in that text.
/// Steps are counted, by the size of the text, and no clock is read: it stops at the same place everywhere. Not
/// thread-safe: each task has a ``copy()``.
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

  private init(handle: OpaquePointer) { self.handle = handle }

  deinit { cicu_pattern_close(handle) }

  /// A matcher of the same pattern for another task, which need not be compiled again.
  ///
  /// - Throws: ``ICUError`` if there is no memory.
  public func copy() throws(ICUError) -> PatternMatcher {
    var status: Int32 = 0
    let copied = cicu_pattern_clone(handle, &status)
    try ICU.check(status, "copying a regular expression")
    guard let copied else { throw ICUError(code: 7, operation: "copying a regular expression") }
    return PatternMatcher(handle: copied)
  }

  /// How many groups the pattern has.
  public var groupCount: Int { Int(cicu_pattern_group_count(handle)) }

  /// The number of a named group; nil if there is none.
  public func group(named name: String) -> Int? {
    var name = name
    let number = name.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cicu_pattern_group_number(handle, $0.baseAddress, Int32($0.count)) }
    }
    return number < 0 ? nil : Int(number)
  }

  /// The byte range of a group of the match at hand; nil if it took no part in it.
  public func group(_ number: Int) -> Range<Int>? {
    var (start, end): (Int64, Int64) = (0, 0)
    guard cicu_pattern_group(handle, Int32(clamping: number), &start, &end), start <= end else { return nil }
    return Int(start)..<Int(end)
  }

  /// Visits all matches, empty ones too, ascending and disjoint.
  ///
  /// - Returns: Whether all were visited; false if the pattern took too many steps and was stopped.
  /// - Complexity: that of the pattern, bounded by a number of steps for each byte of the text.
  public func forEachMatch(in text: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Void) -> Bool {
    var status: Int32 = 0
    cicu_pattern_set_text(handle, text.baseAddress, Int64(text.count), &status)
    var start: Int64 = 0
    var end: Int64 = 0
    while status <= 0, cicu_pattern_find_next(handle, &start, &end, &status) { body(Int(start)..<Int(end)) }
    let isWhole = status <= 0
    // ICU must not keep a pointer to memory that may go.
    var detached: Int32 = 0
    cicu_pattern_set_text(handle, nil, 0, &detached)
    return isWhole
  }

  /// The byte ranges of all matches that are not empty; nil if the pattern was stopped.
  public func ranges(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    return forEachMatch(in: text) { if !$0.isEmpty { ranges.append($0) } } ? ranges : nil
  }
}

extension ICUError {
  /// What is wrong with a pattern, in words.
  public var patternReason: String {
    switch name {
    case "U_REGEX_MISMATCHED_PAREN": "a parenthesis has no partner"
    case "U_REGEX_MISSING_CLOSE_BRACKET": "a bracket [ is not closed"
    case "U_REGEX_BAD_ESCAPE_SEQUENCE": "a backslash stands before a letter that means nothing"
    case "U_REGEX_RULE_SYNTAX": "there is nothing for *, +, ? or { to repeat, or a mark too many"
    case "U_REGEX_NUMBER_TOO_BIG", "U_REGEX_BAD_INTERVAL", "U_REGEX_MAX_LT_MIN": "the numbers in {…} cannot be used"
    case "U_REGEX_LOOK_BEHIND_LIMIT": "what stands in (?<=…) or (?<!…) has no greatest length"
    case "U_REGEX_INVALID_BACK_REF": "a back reference names no group"
    case "U_REGEX_PROPERTY_SYNTAX", "U_ILLEGAL_ARGUMENT_ERROR": "a property \\p{…} is not known"
    case "U_REGEX_SET_CONTAINS_STRING", "U_REGEX_INVALID_RANGE": "a set […] or range in it cannot be used"
    case "U_REGEX_UNIMPLEMENTED", "U_REGEX_INVALID_FLAG": "it uses what ICU does not have"
    default: name
    }
  }
}
