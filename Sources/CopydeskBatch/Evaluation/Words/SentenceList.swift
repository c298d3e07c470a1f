/// The sentences of a text as the scorer counts them: four words or more, up to a stop before white space or the end of
/// a line.
struct SentenceList {
  /// The sentences in order, without white space at their ends, in code points.
  private(set) var ranges: [Range<Int>] = []

  /// Finds the sentences.
  ///
  /// - Complexity: O(*n*).
  init(_ text: [UInt32]) {
    var start = 0
    while start < text.count {
      if text[start] == 0x0A {
        start += 1
        continue
      }
      let end = Self.sentenceEnd(text, start)
      let sentence = Self.trimmed(text, start..<end)
      if Self.wordCount(text[sentence]) >= 4 { ranges.append(sentence) }
      start = end
    }
  }

  private static func sentenceEnd(_ text: [UInt32], _ start: Int) -> Int {
    // The first code point never ends a sentence: ` . ` is not one.
    var index = start + 1
    while index < text.count, text[index] != 0x0A {
      if text[index] == 0x2E || text[index] == 0x21 || text[index] == 0x3F {
        var end = index + 1
        while end < text.count, isCloser(text[end]) { end += 1 }
        if end < text.count, WhiteSpaceScalar.contains(text[end]) { return end }
      }
      index += 1
    }
    return index
  }

  private static func isCloser(_ scalar: UInt32) -> Bool {
    scalar == 0x22 || scalar == 0x201D || scalar == 0x2019 || scalar == 0x29
  }

  private static func trimmed(_ text: [UInt32], _ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, WhiteSpaceScalar.contains(text[lower]) { lower += 1 }
    while upper > lower, WhiteSpaceScalar.contains(text[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  private static func wordCount(_ text: ArraySlice<UInt32>) -> Int {
    var count = 0
    var isInWord = false
    for scalar in text {
      let isWhite = WhiteSpaceScalar.contains(scalar)
      if !isWhite, !isInWord { count += 1 }
      isInWord = !isWhite
    }
    return count
  }
}
