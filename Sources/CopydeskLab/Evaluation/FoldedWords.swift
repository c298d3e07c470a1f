internal import Bytes
internal import Copydesk
internal import UnicodeText

/// The words of a text as the scorer counts them, with their ranges in code points.
///
/// A word is letters, digits and `_`, joined by single `.`, `'` or `-`; any other mark that is not a space is a word of
/// its own. Curly quotation marks and apostrophes count as straight ones. The endings `n't`, `'s`, `'re`, `'ve`, `'ll`,
/// `'d` and `'m` are words, so that `does n't` and `doesn't` agree; an apostrophe that stands apart is a mark, so that
/// `mayor 's` and `mayor's` do not.
///
/// Letters and digits are the general categories L and N: exactly the code points for which `\w` holds in Python, `_`
/// aside. Marks (M) end a word there, and so they do here.
struct FoldedWords {
  /// The text with curly marks made straight, a code point each.
  let scalars: [UInt32]
  /// The words in order.
  private(set) var ranges: [Range<Int>] = []

  /// Splits a text.
  ///
  /// - Complexity: O(*n*).
  init(_ text: [UInt32]) {
    scalars = text.map(Self.folded)
    var offset = 0
    while offset < scalars.count {
      let start = offset
      if Self.isWordScalar(scalars[start]) {
        offset = wordEnd(from: start)
        appendWord(start..<offset)
      } else {
        offset += 1
        if !WhiteSpaceScalar.contains(scalars[start]) { ranges.append(start..<offset) }
      }
    }
  }

  /// The number of words.
  var count: Int { ranges.count }

  /// The letters of a word.
  func word(_ index: Int) -> ArraySlice<UInt32> { scalars[ranges[index]] }

  /// Whether two texts have the same words.
  func hasSameWords(as other: FoldedWords) -> Bool {
    count == other.count && ranges.indices.allSatisfy { word($0) == other.word($0) }
  }

  /// The words that lie at least partly in a range of the text.
  ///
  /// - Complexity: O(log *n*).
  func words(in range: Range<Int>) -> Range<Int> {
    let lower = ranges.partitionPoint { $0.upperBound > range.lowerBound }
    let upper = ranges.partitionPoint { $0.lowerBound >= range.upperBound }
    return lower..<max(lower, upper)
  }

  private func wordEnd(from start: Int) -> Int {
    var end = start
    while true {
      while end < scalars.count, Self.isWordScalar(scalars[end]) { end += 1 }
      guard end + 1 < scalars.count, Self.isJoiner(scalars[end]), Self.isWordScalar(scalars[end + 1]) else {
        return end
      }
      end += 1
    }
  }

  private mutating func appendWord(_ range: Range<Int>) {
    let length = Self.endingLength(scalars[range])
    guard length > 0 else { return ranges.append(range) }
    ranges.append(range.lowerBound..<range.upperBound - length)
    ranges.append(range.upperBound - length..<range.upperBound)
  }

  /// The length of the clitic a word ends in; 0 if there is none or nothing stands before it.
  private static func endingLength(_ word: ArraySlice<UInt32>) -> Int {
    // Lowercasing by a bit is enough: of what Python holds equal to these letters without regard to case, only the
    // long s lies outside ASCII.
    let ending = word.suffix(3).map { scalar -> UInt32 in
      scalar == 0x17F ? 0x73 : (0x41...0x5A).contains(scalar) ? scalar | 0x20 : scalar
    }
    if word.count > 3, endings3.contains(ending) { return 3 }
    return word.count > 2 && endings2.contains(Array(ending.suffix(2))) ? 2 : 0
  }

  // Those of the scorer in Python, whose figures these are compared with; they need not follow our lexicon.
  private static let endings3 = Set(["n't", "'re", "'ve", "'ll"].map { $0.unicodeScalars.map(\.value) })
  private static let endings2 = Set(["'s", "'d", "'m"].map { $0.unicodeScalars.map(\.value) })

  private static func folded(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x201C, 0x201D: 0x22
    case 0x2018, 0x2019: 0x27
    default: scalar
    }
  }

  private static func isJoiner(_ scalar: UInt32) -> Bool { scalar == 0x2E || scalar == 0x27 || scalar == 0x2D }

  private static func isWordScalar(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return switch scalar {
      case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
      default: false
      }
    }
    return switch ScalarClass(of: scalar) {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .digit, .letterNumber,
      .otherNumber:
      true
    default: false
    }
  }
}

/// The code points that are white space to Python's `str.isspace`, `str.split` and `\s`.
///
/// Source: Python's definition, bidirectional class WS, B or S or category Zs, written out for Unicode 14.
/// Unlike Unicode's White_Space it holds the four separators 1C...1F.
enum WhiteSpaceScalar {
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
