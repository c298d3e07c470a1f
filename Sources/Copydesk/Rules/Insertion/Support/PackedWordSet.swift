/// A fixed set of lower-case words of at most eight letters, asked by the letters packed into an integer.
struct PackedWordSet: Sendable {
  private let words: [UInt64]
  /// A bit for each word by its hash: clear for most words that are not in the set.
  private let filter: UInt64

  /// Creates a set from words parted by spaces.
  init(_ list: StaticString) {
    let bytes = UnsafeBufferPointer(start: list.utf8Start, count: list.utf8CodeUnitCount)
    words = bytes.split(separator: 0x20).map { $0.reduce(0) { $0 << 8 | UInt64($1) } }
    filter = words.reduce(0) { $0 | Self.bit($1) }
  }

  /// Whether a word, its letters packed from the first down, is in the set; longer words by their last eight.
  @inline(__always)
  func contains(_ letters: UInt64) -> Bool { filter & Self.bit(letters) != 0 && words.contains(letters) }

  /// Fibonacci hashing, upper six bits.
  @inline(__always)
  private static func bit(_ letters: UInt64) -> UInt64 { 1 << ((letters &* 0x9E37_79B9_7F4A_7C15) >> 58) }
}
