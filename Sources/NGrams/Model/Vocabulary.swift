internal import Bytes

/// The words of a model and their ids.
///
/// Words are bytes, usually UTF-8 but not checked. A vocabulary is immutable and lies in one piece of memory, often
/// that of a mapped file, so that copies are cheap and loading builds nothing. ``VocabularyBuilder`` makes one.
///
/// It does not fold case, normalise or tokenise; it does not list words by prefix.
public struct Vocabulary: Sendable {
  /// The id of `<unk>`, which stands for every word that is not in the vocabulary.
  public static let unknown: WordID = 0
  /// The id of `<s>`, the context of a sentence's first word.
  public static let beginSentence: WordID = 1
  /// The id of `</s>`, the word after a sentence's last.
  public static let endSentence: WordID = 2
  /// How `unknown`, `beginSentence` and `endSentence` are spelled, in the order of their ids.
  public static let reservedWords = ["<unk>", "<s>", "</s>"]

  let table: VocabularyTable
  private let region: MemoryRegion

  /// Takes a table whose memory the region keeps alive.
  init(table: VocabularyTable, region: MemoryRegion) {
    self.table = table
    self.region = region
  }

  /// The number of words, the three reserved ones included.
  public var count: Int { table.count }

  /// The id of a word, ``unknown`` if it is not in the vocabulary.
  ///
  /// - Complexity: O(length of the word): one hash and, as a rule, one comparison.
  public func id(of word: UnsafeBufferPointer<UInt8>) -> WordID {
    withExtendedLifetime(region) { table.id(of: UnsafeRawBufferPointer(word)) }
  }

  /// The id of a word, ``unknown`` if it is not in the vocabulary.
  public func id(of word: some StringProtocol) -> WordID {
    var word = String(word)
    return word.withUTF8 { id(of: $0) }
  }

  /// The ids of words that lie in one text, replacing what `ids` held; ``unknown`` for those not in the vocabulary.
  ///
  /// Faster than one by one, since the waits for memory overlap.
  ///
  /// - Parameters:
  ///   - text: The bytes.
  ///   - ranges: Where the words are in it; what lies beyond the text is cut off.
  ///   - ids: Becomes the ids in the order of `ranges`; its memory is kept.
  /// - Complexity: O(bytes of the words).
  public func ids(in text: UnsafeBufferPointer<UInt8>, at ranges: [Range<Int>], into ids: inout [WordID]) {
    ids.removeAll(keepingCapacity: true)
    ids.append(contentsOf: repeatElement(Self.unknown, count: ranges.count))
    withExtendedLifetime(region) {
      ranges.withUnsafeBufferPointer { ranges in
        ids.withUnsafeMutableBufferPointer { table.ids(in: UnsafeRawBufferPointer(text), at: ranges, into: $0) }
      }
    }
  }

  /// The bytes of a word; empty for an id the vocabulary does not have.
  public func word(_ id: WordID) -> [UInt8] { withWord(id) { [UInt8]($0) } }

  /// Calls `body` with the bytes of a word, in place; empty for an id the vocabulary does not have.
  public func withWord<Result>(_ id: WordID, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withExtendedLifetime(region) { body(table.word(id)) }
  }

  /// A word as text; invalid UTF-8 is replaced.
  public func string(_ id: WordID) -> String { withWord(id) { String(decoding: $0, as: UTF8.self) } }

  /// The vocabulary as it stands in a model file.
  var serialized: UnsafeRawBufferPointer { table.bytes }
}

/// The number of a word in a ``Vocabulary``.
///
/// Ids are dense, from 0 up. Three have a fixed meaning: ``Vocabulary/unknown``, ``Vocabulary/beginSentence`` and
/// ``Vocabulary/endSentence``.
public typealias WordID = UInt32

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

  /// Returns the id of a word and adds the word if it is new; ``Vocabulary/unknown`` for no bytes.
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
