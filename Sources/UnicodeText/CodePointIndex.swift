/// Counts the code points before any byte of a text, in constant time per question.
///
/// An invalid unit counts as one, and so does a surrogate; see ``WTF8``.
package struct CodePointIndex {
  /// Bytes between checkpoints: the longest way a question has to walk.
  private static let stride = 256

  private let bytes: [UInt8]
  /// For every stride, the first code point that starts in or after it: its offset and number.
  private var checkpoints: [(offset: Int, number: Int)] = []

  /// Reads the text once.
  ///
  /// - Complexity: O(*n*) in the bytes; keeps 16 bytes for every 256.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    checkpoints.reserveCapacity(bytes.count / Self.stride + 1)
    var offset = 0
    var number = 0
    var next = 0
    while offset < bytes.count {
      if offset >= next {
        checkpoints.append((offset, number))
        next += Self.stride
      }
      offset += bytes[offset] < 0x80 ? 1 : WTF8.decode(bytes, at: offset).length
      number += 1
    }
  }

  /// The code points that end at or before `offset`; offsets outside the text are moved to its nearer end.
  package func count(before offset: Int) -> Int { position(offset, roundingUp: false) }

  /// The range in code points that covers a range of bytes.
  package func range(_ range: Range<Int>) -> Range<Int> {
    let lower = position(range.lowerBound, roundingUp: false)
    return lower..<(range.isEmpty ? lower : max(lower, position(range.upperBound, roundingUp: true)))
  }

  private func position(_ offset: Int, roundingUp: Bool) -> Int {
    let offset = min(max(offset, 0), bytes.count)
    var slot = min(offset / Self.stride, checkpoints.count - 1)
    while slot > 0, checkpoints[slot].offset > offset { slot -= 1 }
    guard slot >= 0 else { return 0 }
    var (start, number) = checkpoints[slot]
    while start < offset {
      let length = bytes[start] < 0x80 ? 1 : WTF8.decode(bytes, at: start).length
      if start + length > offset { return roundingUp ? number + 1 : number }
      start += length
      number += 1
    }
    return number
  }
}
