internal import Bytes

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

/// Sorts the 2-grams by their second word: see ``PredecessorIndex`` for the format.
struct PredecessorWriter {
  let trie: NGramTrie

  var bytes: [UInt8] {
    let words = trie.levels[0]
    let bigrams = trie.order > 1 ? trie.levels[1] : NGramTrie.Level()
    var begins = [UInt32](repeating: 0, count: words.count + 1)
    for word in bigrams.words { begins[Int(word) + 1] += 1 }
    for word in 0..<words.count { begins[word + 1] += begins[word] }
    var lists = [(word: WordID, score: Float)](repeating: (0, 0), count: bigrams.count)
    var cursors = begins
    for first in 0..<words.count where trie.order > 1 {
      for node in words.children(first) {
        let second = Int(bigrams.words[node])
        lists[Int(cursors[second])] = (WordID(first), words.probabilities[first] + bigrams.probabilities[node])
        cursors[second] += 1
      }
    }
    for word in 0..<words.count where begins[word + 1] - begins[word] > 1 {
      lists[Int(begins[word])..<Int(begins[word + 1])].sort { ($0.score, $1.word) > ($1.score, $0.word) }
    }
    let all = (0..<words.count).map { word in
      (WordID(word), words.probabilities[word], trie.order > 1 ? words.backoffs[word] : 0)
    }
    let idBits = BitField.width(of: words.count - 1)
    var writer = BitWriter(bitCount: (lists.count + 2 * words.count) * idBits)
    for entry in lists { writer.append(entry.word, width: idBits) }
    for entry in all.sorted(by: { ($0.1 + $0.2, $1.0) > ($1.1 + $1.2, $0.0) }) { writer.append(entry.0, width: idBits) }
    for entry in all.sorted(by: { ($0.1, $1.0) > ($1.1, $0.0) }) { writer.append(entry.0, width: idBits) }
    var buffer = BinaryWriter()
    buffer.append(UInt64(bigrams.count))
    for begin in begins { buffer.append(begin) }
    buffer.append(contentsOf: writer.bytes)
    return buffer.bytes
  }
}
