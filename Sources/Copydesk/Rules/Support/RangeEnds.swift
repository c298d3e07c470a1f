/// The length of a range with its first and last eight bytes: tells nearly all sentences and paragraphs apart unread.
struct RangeEnds: Hashable {
  private let length: Int
  private let head: UInt64
  private let tail: UInt64

  /// Takes the ends of a range.
  init(_ range: Range<Int>, in view: ByteView) {
    length = range.count
    head = Self.word(range.lowerBound, in: view)
    tail = Self.word(range.upperBound - 8, in: view)
  }

  private static func word(_ offset: Int, in view: ByteView) -> UInt64 {
    (0..<8).reduce(0) { $0 << 8 | UInt64(view[offset + $1]) }
  }
}
