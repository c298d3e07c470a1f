/// For each word the words seen before it, likeliest first; and all words by how likely they are before an unlikely
/// one.
///
/// | bytes | content |
/// | --- | --- |
/// | 8 | number of 2-grams |
/// | 4 × (words + 1) | where the list of each word begins, and the last ends |
/// | bits of an id × 2-grams | the lists: first words w of the 2-grams w v, by log p(w) + log p(v given w),
/// descending |
/// | bits of an id × words | all words by log p(w) + log backoff(w), descending |
/// | bits of an id × words | all words by log p(w), descending |
/// | 8 | 0 |
struct PredecessorIndex {
  let vocabularySize: Int
  private let bigramCount: Int
  private let offsets: UnsafeRawPointer
  private let ids: UnsafeRawPointer
  private let idBits: Int

  init?(_ bytes: UnsafeRawBufferPointer, vocabularySize: Int, bigramCount: Int) {
    guard let base = bytes.baseAddress, bytes.count >= 8,
      UInt64(littleEndian: base.loadUnaligned(as: UInt64.self)) == UInt64(bigramCount)
    else { return nil }
    self.vocabularySize = vocabularySize
    self.bigramCount = bigramCount
    idBits = BitField.width(of: vocabularySize - 1)
    offsets = base + 8
    ids = offsets + 4 * (vocabularySize + 1)
    let size = ids - base + Self.idSize(count: bigramCount + 2 * vocabularySize, idBits: idBits)
    guard bytes.count == size else { return nil }
  }

  /// How many bytes `count` ids take.
  static func idSize(count: Int, idBits: Int) -> Int { (count * idBits + 7) / 8 + BitField.reach }

  /// The list of a word, as indices for ``id(at:)``.
  func predecessors(of word: WordID) -> Range<Int> {
    guard Int(word) < vocabularySize else { return 0..<0 }
    let place = offsets + 4 * Int(word)
    let begin = Int(UInt32(littleEndian: place.loadUnaligned(as: UInt32.self)))
    let end = Int(UInt32(littleEndian: place.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
    return begin <= end && end <= bigramCount ? begin..<end : 0..<0
  }

  /// All words by probability and backoff weight, as indices for ``id(at:)``.
  var wordsByWeightedProbability: Range<Int> { bigramCount..<bigramCount + vocabularySize }

  /// All words by probability, as indices for ``id(at:)``.
  var wordsByProbability: Range<Int> { bigramCount + vocabularySize..<bigramCount + 2 * vocabularySize }

  /// The id in a place of one of the lists; ``Vocabulary/unknown`` in place of one that is out of range.
  func id(at index: Int) -> WordID {
    let id = UInt32(truncatingIfNeeded: BitField.load(ids, bit: index * idBits) & BitField.mask(idBits))
    return Int(id) < vocabularySize ? id : Vocabulary.unknown
  }
}
