import CopydeskLedger

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
    let codePoint = UTF8Decoder.codePoint(in: bytes, at: offset)
    let end = min(offset + codePoint.length, limit)
    guard let scalar = codePoint.scalar else { return (.single, end) }
    if ScalarTraits.isWhitespace(scalar) { return (scalar == "\n" ? .single : .space, end) }
    return (ScalarTraits.isWordPart(scalar) ? .word : .single, end)
  }
}
