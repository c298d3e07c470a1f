internal import Copydesk

/// A text from left to right with what was restored in it so far, for the context of the next place.
struct RestoredText {
  /// The bytes of context a place has at least, and how far its start moves at a time.
  ///
  /// Some 110 to 450 tokens: with 480 instead of 200 one place in a hundred more comes out right. The start moves in
  /// steps, so that the model keeps what it computed for the place before; a text is so read 1.3 times.
  private static let window = 500
  private static let step = 1500

  private let source: UnsafeBufferPointer<UInt8>
  private var bytes: [UInt8] = []
  private var next = 0

  init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

  /// Adds what stands before an offset as it is.
  mutating func advance(to offset: Int) {
    guard offset > next else { return }
    bytes += source[next..<min(offset, source.count)]
    next = min(offset, source.count)
  }

  /// Writes an edit, which ends behind what was added; spaces before it that it takes go with it.
  mutating func write(_ edit: Edit) {
    advance(to: edit.range.lowerBound)
    bytes.removeLast(min(bytes.count, max(0, next - edit.range.lowerBound)))
    bytes += edit.replacement
    next = max(next, min(edit.range.upperBound, source.count))
  }

  /// What stands before the next byte, beginning with a word, without spaces at the end.
  var context: [UInt8] {
    var end = bytes.count
    while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
    guard end > Self.window else { return Array(bytes[..<end]) }
    var start = (end - Self.window) / Self.step * Self.step
    if start > 0 { while start < end, bytes[start] != 0x20, bytes[start] != 0x0A { start += 1 } }
    return Array(bytes[start..<end])
  }
}
