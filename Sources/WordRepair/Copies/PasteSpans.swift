/// The spans of a text that a resolver of mentions can have written over other words.
///
/// A span is at most six tokens long: of 1,340 scrambled places that were counted, none had more.
public struct PasteSpans: Sendable {
  /// The longest span, in tokens.
  public static let maximumLength = 6

  /// For every token, a bit for each length less one of the spans that begin there.
  private var lengths: [UInt8]

  /// No spans, of a text of `count` tokens.
  public init(count: Int) { lengths = Array(repeating: 0, count: max(0, count)) }

  /// Adds a span; one that is empty, too long or outside the text is let go.
  public mutating func insert(_ span: Range<Int>) {
    guard 1...Self.maximumLength ~= span.count, span.lowerBound >= 0, span.upperBound <= lengths.count else { return }
    lengths[span.lowerBound] |= 1 << UInt8(span.count - 1)
  }

  /// Whether a span can have been pasted.
  public func contains(_ span: Range<Int>) -> Bool {
    guard 1...Self.maximumLength ~= span.count, span.lowerBound >= 0, span.upperBound <= lengths.count else {
      return false
    }
    return lengths[span.lowerBound] & 1 << UInt8(span.count - 1) != 0
  }

  /// Marks the tokens that lie in any span.
  func covered() -> [Bool] {
    var covered = [Bool](repeating: false, count: lengths.count)
    var end = 0
    for (index, mask) in lengths.enumerated() {
      if mask != 0 { end = max(end, index + UInt8.bitWidth - mask.leadingZeroBitCount) }
      covered[index] = index < end
    }
    return covered
  }
}
