/// The 1-grams: probability, backoff weight and first child of every word.
///
/// | bytes | content |
/// | --- | --- |
/// | 12 × (words + 1) | log10 probability, log10 backoff weight, index of the first child in the level of 2-grams |
///
/// The entry after the last holds only where its predecessor's children end.
struct UnigramTable {
  static let entrySize = 12

  let count: Int
  private let entries: UnsafeRawPointer
  private let childCount: Int

  init?(_ bytes: UnsafeRawBufferPointer, count: Int, childCount: Int) {
    guard let base = bytes.baseAddress, bytes.count == Self.entrySize * (count + 1) else { return nil }
    self.count = count
    self.childCount = childCount
    entries = base
  }

  /// The log10 probability of a word, whose id must be below ``count``.
  @inline(__always)
  func probability(_ word: Int) -> Float { float(Self.entrySize &* word) }

  /// The log10 backoff weight of a word, whose id must be below ``count``.
  @inline(__always)
  func backoff(_ word: Int) -> Float { float(Self.entrySize &* word &+ 4) }

  /// Where the children of a word are among the 2-grams.
  @inline(__always)
  func children(_ word: Int) -> NodeRange {
    let place = entries + (Self.entrySize &* word &+ 8)
    return NodeRange(
      begin: UInt32(littleEndian: place.loadUnaligned(as: UInt32.self)),
      end: UInt32(littleEndian: place.loadUnaligned(fromByteOffset: Self.entrySize, as: UInt32.self)), limit: childCount
    )
  }

  /// The entry of a word, whose id must be below ``count``.
  @inline(__always)
  func entry(_ word: Int) -> UnsafeRawPointer { entries + Self.entrySize &* word }

  @inline(__always)
  private func float(_ offset: Int) -> Float {
    Float(bitPattern: UInt32(littleEndian: entries.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }
}
