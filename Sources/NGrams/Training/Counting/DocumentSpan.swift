/// Whether something was seen in one document or in several, in whatever order they come.
///
/// The lowest and the highest of their hashes are enough to tell.
struct DocumentSpan {
  private var lowest: UInt64
  private var highest: UInt64

  /// No document yet.
  static let none = DocumentSpan(lowest: .max, highest: 0)
  /// More than one.
  static let several = DocumentSpan(lowest: 0, highest: .max)

  /// Whether there is exactly one document.
  var isSingle: Bool { lowest == highest }

  /// Adds a document by its hash.
  @inline(__always)
  mutating func insert(_ hash: UInt64) {
    lowest = min(lowest, hash)
    highest = max(highest, hash)
  }

  /// Adds the documents of another span.
  @inline(__always)
  mutating func formUnion(_ other: DocumentSpan) {
    lowest = min(lowest, other.lowest)
    highest = max(highest, other.highest)
  }
}
