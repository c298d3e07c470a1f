/// A fixed set of short lower-case words, asked by bytes.
package struct WordSet: Sendable {
  private let words: Set<[UInt8]>

  /// Creates a set from words parted by white space.
  package init(_ list: StaticString) {
    let bytes = UnsafeBufferPointer(start: list.utf8Start, count: list.utf8CodeUnitCount)
    words = Set(bytes.split { $0 == 0x20 || $0 == 0x0A }.map(Array.init))
  }

  /// Whether a lower-case word is in the set.
  func contains(_ lowercase: [UInt8]) -> Bool { words.contains(lowercase) }

  /// Whether the bytes of a range, ASCII case aside, are one of the words.
  package func contains(_ range: Range<Int>, in text: ByteView) -> Bool {
    !range.isEmpty && range.count <= 24 && words.contains(text.lowercased(range))
  }
}
