internal import Bytes

/// Words in an order, for sets and tables of them.
///
/// A literal separates them by white space.
package struct WordList: ExpressibleByStringLiteral, Hashable, Sendable {
  /// The words.
  package private(set) var words: [String]

  /// Separates words at spaces and line breaks.
  package init(stringLiteral list: String) {
    words = list.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Joins lists.
  package init(_ lists: WordList...) { words = lists.flatMap(\.words) }

  /// The words that are not in another list.
  package func without(_ other: WordList) -> WordList {
    var rest = self
    rest.words.removeAll { other.words.contains($0) }
    return rest
  }

  /// Every word, and every word with a full stop.
  package var withAndWithoutStop: WordList {
    var both = self
    both.words = words.flatMap { [$0, $0 + "."] }
    return both
  }
}

/// A fixed set of short lower-case words, asked by bytes.
package struct WordSet: Sendable {
  private let words: Set<[UInt8]>

  /// Creates a set of the words of some lists.
  package init(_ lists: WordList...) { words = Set(lists.flatMap(\.words).map { Array($0.utf8) }) }

  /// Whether a lower-case word is in the set.
  func contains(_ lowercase: [UInt8]) -> Bool { words.contains(lowercase) }

  /// Whether the bytes of a range, ASCII case aside, are one of the words.
  package func contains(_ range: Range<Int>, in text: ByteView) -> Bool {
    !range.isEmpty && range.count <= 24 && words.contains(text.lowercased(range))
  }
}

/// A fixed set of lower-case words of at most eight letters, asked by the letters packed into an integer.
///
/// For the one scan that looks at every word of a text and packs its letters in any case; a ``WordSet`` would have to
/// copy them.
struct PackedWordSet: Sendable {
  private let words: [UInt64]
  /// A bit for each word by its hash: clear for most words that are not in the set.
  private let filter: UInt64

  /// Creates a set of the words of some lists.
  init(_ lists: WordList...) {
    words = lists.flatMap(\.words).map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
    filter = words.reduce(0) { $0 | Self.bit($1) }
  }

  /// Whether a word, its letters packed from the first down, is in the set; longer words by their last eight.
  @inline(__always)
  func contains(_ letters: UInt64) -> Bool { filter & Self.bit(letters) != 0 && words.contains(letters) }

  /// Fibonacci hashing, upper six bits.
  @inline(__always)
  private static func bit(_ letters: UInt64) -> UInt64 { 1 << ((letters &* Mixing.golden) >> 58) }
}
