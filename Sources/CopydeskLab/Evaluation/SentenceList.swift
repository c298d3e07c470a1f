internal import Glibc

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

/// A text to look for in others, byte by byte.
///
/// The search is that of Knuth, Morris and Pratt ("Fast pattern matching in strings", 1977), which no text makes slow;
/// where nothing is matched yet, the first byte is looked for with `memchr`.
struct ByteSearch {
  private let pattern: [UInt8]
  /// For each number of bytes matched, the length of the longest border of that part.
  private var borders: [Int] = [0]

  init(_ pattern: [UInt8]) {
    self.pattern = pattern
    var border = 0
    for index in pattern.indices.dropFirst() {
      while border > 0, pattern[border] != pattern[index] { border = borders[border - 1] }
      if pattern[border] == pattern[index] { border += 1 }
      borders.append(border)
    }
  }

  /// Whether a text holds the pattern; every text holds the empty one.
  ///
  /// - Complexity: O(*n*).
  func occurs(in text: [UInt8]) -> Bool {
    guard let first = pattern.first else { return true }
    return text.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress else { return false }
      var index = 0
      var matched = 0
      while index < text.count {
        if matched == 0 {
          guard let found = memchr(start + index, Int32(first), text.count - index) else { return false }
          index = UnsafeRawPointer(found) - UnsafeRawPointer(start)
        }
        while matched > 0, pattern[matched] != text[index] { matched = borders[matched - 1] }
        if pattern[matched] == text[index] { matched += 1 }
        if matched == pattern.count { return true }
        index += 1
      }
      return false
    }
  }
}
