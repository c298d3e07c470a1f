internal import Bytes

/// Gives words their ids, in the order in which they come, and makes a ``Vocabulary`` of them.
///
/// The three reserved words are there from the start.
public struct VocabularyBuilder: Sendable {
  /// The bytes of all words, end to end.
  private var text: [UInt8] = []
  /// Where each word begins, and the last ends.
  private var offsets: [Int] = [0]
  /// Ids + 1 by hash, 0 for an empty slot.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)

  /// Makes a builder that holds the reserved words.
  public init() {
    for var word in Vocabulary.reservedWords { _ = word.withUTF8 { insert($0) } }
  }

  /// The number of words so far.
  public var count: Int { offsets.count - 1 }

  /// The id of a word, which is added if it is new; ``Vocabulary/unknown`` for the empty word, which is none.
  ///
  /// - Complexity: O(length of the word), amortised.
  public mutating func insert(_ word: UnsafeBufferPointer<UInt8>) -> WordID {
    if word.isEmpty { return Vocabulary.unknown }
    if count &* 3 >= slots.count &* 2 { grow() }
    let slot = slot(of: word)
    if slots[slot] != 0 { return slots[slot] &- 1 }
    text.append(contentsOf: word)
    offsets.append(text.count)
    slots[slot] = UInt32(truncatingIfNeeded: count)
    return UInt32(truncatingIfNeeded: count &- 1)
  }

  /// The id of a word, nil if it has not been added.
  ///
  /// - Complexity: O(length of the word).
  public func id(of word: UnsafeBufferPointer<UInt8>) -> WordID? {
    let entry = slots[slot(of: word)]
    return entry == 0 ? nil : entry &- 1
  }

  /// The vocabulary of all words so far.
  ///
  /// - Throws: ``ModelError`` if there are 2³¹ words or 4 GB of text, or more.
  /// - Complexity: O(bytes of all words).
  public func build() throws(ModelError) -> Vocabulary {
    guard count < 1 << 31, text.count < 1 << 32 else {
      throw ModelError(
        .limit, at: "the vocabulary", "has \(count) words of \(text.count) bytes",
        remedy: "limit the vocabulary to fewer words")
    }
    let region = MemoryRegion(copying: serialized())
    guard let table = VocabularyTable(region.bytes) else {
      throw ModelError(.damaged, at: "the vocabulary", "cannot be laid out", remedy: "report this as a bug")
    }
    return Vocabulary(table: table, region: region)
  }

  private func serialized() -> [UInt8] {
    // Two slots for three words or fewer: a search ends after two or three steps.
    let slotCount = count + count / 2 + 1
    let idBits = VocabularyTable.idBits(count: count)
    var table = [UInt32](repeating: 0, count: slotCount)
    text.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      for id in 0..<count {
        let hash = XXH64.hash(base + offsets[id], count: offsets[id + 1] - offsets[id])
        var index = VocabularyTable.firstSlot(hash, of: slotCount)
        while table[index] != 0 { index = index + 1 == slotCount ? 0 : index + 1 }
        table[index] = VocabularyTable.slot(UInt32(id), hash, idBits: idBits)
      }
    }
    var output = BinaryWriter()
    output.append(UInt64(count))
    output.append(UInt64(slotCount))
    output.append(UInt64(text.count))
    for slot in table { output.append(slot) }
    for offset in offsets { output.append(UInt32(offset)) }
    return output.bytes + text
  }

  private func slot(of word: UnsafeBufferPointer<UInt8>) -> Int {
    text.withUnsafeBufferPointer { text in
      var index = VocabularyTable.firstSlot(hash(word), of: slots.count)
      while slots[index] != 0 {
        let id = Int(slots[index]) &- 1
        let begin = offsets[id]
        if offsets[id &+ 1] &- begin == word.count,
          UnsafeBufferPointer(rebasing: text[begin..<offsets[id &+ 1]]).elementsEqual(word)
        {
          return index
        }
        index = index &+ 1 == slots.count ? 0 : index &+ 1
      }
      return index
    }
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 2)
    text.withUnsafeBufferPointer { text in
      for id in 0..<count {
        let word = UnsafeBufferPointer(rebasing: text[offsets[id]..<offsets[id + 1]])
        var index = VocabularyTable.firstSlot(hash(word), of: larger.count)
        while larger[index] != 0 { index = index + 1 == larger.count ? 0 : index + 1 }
        larger[index] = UInt32(truncatingIfNeeded: id) &+ 1
      }
    }
    slots = larger
  }

  private func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let base = word.baseAddress else { return 0 }
    return XXH64.hash(base, count: word.count)
  }
}
