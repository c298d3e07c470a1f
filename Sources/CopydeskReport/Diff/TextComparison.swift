import CopydeskLedger
internal import UnicodeText

/// Compares texts, or the two sides of a change, word by word.
enum TextComparison {
  /// The longest side, in bytes, of a change that is shown whole: a reader sees what differs at a glance.
  private static let glance = 48

  /// A change without what its sides have in common at their ends and, if it is long, in between.
  ///
  /// Gives the change as it is if the two sides are the same, so that its findings stay attached to a place.
  static func refine(_ change: AlignedChange, original: [UInt8], cleaned: [UInt8]) -> [AlignedChange] {
    let trimmed = trim(change, original: original, cleaned: cleaned)
    if trimmed.original.isEmpty, trimmed.cleaned.isEmpty { return [change] }
    if min(trimmed.original.count, trimmed.cleaned.count) <= glance { return [trimmed] }
    return changes(in: trimmed, original: original, cleaned: cleaned)
  }

  /// The changed words inside a change, each with its findings.
  static func changes(in change: AlignedChange, original: [UInt8], cleaned: [UInt8]) -> [AlignedChange] {
    var words = WordTokens()
    let before = words.split(original, change.original)
    let after = words.split(cleaned, change.cleaned)
    var result: [AlignedChange] = []
    let pairs = ChangeSliding.slide(
      SequenceComparison.changes(from: before.ids, to: after.ids), before.ids, after.ids, newline: words.newline)
    for pair in pairs {
      let next = AlignedChange(
        original: before.start(pair.first.lowerBound)..<before.start(pair.first.upperBound),
        cleaned: after.start(pair.second.lowerBound)..<after.start(pair.second.upperBound), findings: change.findings)
      // A space kept between two changed words is chance, and showing it makes confetti of a sentence.
      if let last = result.last, isSpace(original[last.original.upperBound..<next.original.lowerBound]),
        last.cleaned.upperBound + next.original.lowerBound - last.original.upperBound == next.cleaned.lowerBound
      {
        result[result.count - 1].original = last.original.lowerBound..<next.original.upperBound
        result[result.count - 1].cleaned = last.cleaned.lowerBound..<next.cleaned.upperBound
      } else {
        result.append(next)
      }
    }
    return result
  }

  private static func isSpace(_ slice: ArraySlice<UInt8>) -> Bool { slice.allSatisfy { $0 == 0x20 } }

  private static func trim(_ change: AlignedChange, original: [UInt8], cleaned: [UInt8]) -> AlignedChange {
    var (before, after) = (change.original, change.cleaned)
    while let first = before.first, let second = after.first, original[first] == cleaned[second] {
      before = first + 1..<before.upperBound
      after = second + 1..<after.upperBound
    }
    while let first = before.last, let second = after.last, original[first] == cleaned[second] {
      before = before.lowerBound..<first
      after = after.lowerBound..<second
    }
    return AlignedChange(original: before, cleaned: after, findings: change.findings)
  }
}

/// Numbers the words of several texts, so that equal words have equal numbers.
///
/// A word is a run of letters and figures, a run of white space, or any other code point by itself.
struct WordTokens {
  /// The words of one text.
  struct Sequence {
    var ids: [Int32] = []
    fileprivate var starts: [Int] = []
    fileprivate var end: Int

    /// Where a word starts; for the number of words, where the text ends.
    func start(_ index: Int) -> Int { index < starts.count ? starts[index] : end }
  }

  private enum Shape { case word, space, single }

  /// The number of the line break.
  let newline: Int32 = 0

  private var numbers: [ArraySlice<UInt8>: Int32] = [[0x0A]: 0]

  /// Splits a range of a text.
  ///
  /// - Complexity: O(*n*) in the bytes.
  mutating func split(_ bytes: [UInt8], _ range: Range<Int>) -> Sequence {
    var words = Sequence(end: range.upperBound)
    var start = range.lowerBound
    while start < range.upperBound {
      var (shape, end) = Self.step(bytes, start, range.upperBound)
      while shape != .single, end < range.upperBound {
        let next = Self.step(bytes, end, range.upperBound)
        guard next.shape == shape else { break }
        end = next.end
      }
      words.starts.append(start)
      words.ids.append(number(bytes[start..<end]))
      start = end
      shape = .single
    }
    return words
  }

  private mutating func number(_ word: ArraySlice<UInt8>) -> Int32 {
    if let number = numbers[word] { return number }
    let number = Int32(truncatingIfNeeded: numbers.count)
    numbers[word] = number
    return number
  }

  private static func step(_ bytes: [UInt8], _ offset: Int, _ limit: Int) -> (shape: Shape, end: Int) {
    let codePoint = WTF8.decode(bytes, at: offset)
    let end = min(offset + codePoint.length, limit)
    guard let scalar = codePoint.scalar else { return (.single, end) }
    if ScalarTraits.isWhitespace(scalar) { return (scalar == "\n" ? .single : .space, end) }
    return (ScalarTraits.isWordPart(scalar) ? .word : .single, end)
  }
}
