internal import Bytes
internal import CPrefetch

/// A vocabulary in memory: a hash table of ids, the ends of the words, and the words.
///
/// All integers are little-endian:
///
/// | bytes | content |
/// | --- | --- |
/// | 8 | number of words |
/// | 8 | number of slots |
/// | 8 | number of bytes of all words |
/// | 4 × slots | 0 for an empty slot, else the id + 1 in the low bits and bits of the hash above |
/// | 4 × (words + 1) | where each word begins, and the last ends |
/// | bytes | the words, end to end |
///
/// It holds no reference, so that hot loops count none. The content of the memory is not trusted: a wrong slot or end
/// leads to a word not found, never out of bounds.
struct VocabularyTable: @unchecked Sendable {
  static let headerSize = 24

  let bytes: UnsafeRawBufferPointer
  let count: Int
  private let slots: UnsafeRawPointer
  private let slotCount: Int
  private let offsets: UnsafeRawPointer
  private let text: UnsafeRawPointer
  private let textSize: Int
  private let idBits: UInt32

  /// Lays the table over bytes; nil if the sizes in its header do not fit their number.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= Self.headerSize, let base = bytes.baseAddress else { return nil }
    let sizes = (0..<3).map { UInt64(littleEndian: base.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)) }
    let limit = UInt64(bytes.count)
    guard sizes.allSatisfy({ $0 <= limit }), sizes[0] >= UInt64(Vocabulary.reservedWords.count), sizes[1] >= 1 else {
      return nil
    }
    let total = UInt64(Self.headerSize) + 4 * sizes[1] + 4 * (sizes[0] + 1) + sizes[2]
    guard total == limit else { return nil }
    self.bytes = bytes
    count = Int(sizes[0])
    slotCount = Int(sizes[1])
    textSize = Int(sizes[2])
    slots = base + Self.headerSize
    offsets = slots + 4 * slotCount
    text = offsets + 4 * (count + 1)
    idBits = Self.idBits(count: count)
  }

  /// How many low bits of a slot hold the id + 1.
  static func idBits(count: Int) -> UInt32 {
    UInt32(UInt32.bitWidth - UInt32(truncatingIfNeeded: count).leadingZeroBitCount)
  }

  /// Where the search for a hash begins.
  static func firstSlot(_ hash: UInt64, of slotCount: Int) -> Int {
    Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(slotCount)).high)
  }

  /// What a slot holds for a word.
  static func slot(_ id: WordID, _ hash: UInt64, idBits: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: UInt64(UInt32(truncatingIfNeeded: hash)) &<< UInt64(idBits)) | (id &+ 1)
  }

  /// The id of a word, ``Vocabulary/unknown`` if it is not there.
  func id(of word: UnsafeRawBufferPointer) -> WordID {
    guard let start = word.baseAddress else { return Vocabulary.unknown }
    let hash = XXH64.hash(start, count: word.count)
    var search = Search(hash, self)
    while let id = next(&search) {
      if isWord(id, start, count: word.count) { return id }
    }
    return Vocabulary.unknown
  }

  /// The ids of words that lie in one text; a range beyond it is cut.
  ///
  /// A look-up waits for memory three times: for the slot, for the place of the word, for the word. So they go in
  /// groups, and what one of a group needs is asked for while the others are looked at.
  func ids(
    in text: UnsafeRawBufferPointer, at ranges: UnsafeBufferPointer<Range<Int>>,
    into ids: UnsafeMutableBufferPointer<WordID>
  ) {
    guard let base = text.baseAddress else { return ids.update(repeating: Vocabulary.unknown) }
    let count = min(ranges.count, ids.count)
    var searches = InlineArray<16, Search>(repeating: Search(0, self))
    var group = 0
    while group < count {
      let size = min(Self.groupSize, count &- group)
      for index in 0..<size {
        let range = ranges[group &+ index].clamped(to: 0..<text.count)
        searches[index] = Search(XXH64.hash(base + range.lowerBound, count: range.count), self)
        prefetch_line(slots + 4 &* searches[index].index)
      }
      for index in 0..<size {
        ids[group &+ index] = next(&searches[index]) ?? Vocabulary.unknown
        prefetch_line(offsets + 4 &* Int(ids[group &+ index]))
      }
      for index in 0..<size { prefetch_line(word(ids[group &+ index]).baseAddress ?? slots) }
      for index in 0..<size {
        let range = ranges[group &+ index].clamped(to: 0..<text.count)
        var candidate: WordID? = ids[group &+ index]
        while let id = candidate, !isWord(id, base + range.lowerBound, count: range.count) {
          candidate = next(&searches[index])
        }
        ids[group &+ index] = candidate ?? Vocabulary.unknown
      }
      group &+= size
    }
  }

  /// How many words are looked up at a time: enough to wait for memory together, few enough to stay in registers' reach.
  private static let groupSize = 16

  /// Where the search for a hash stands.
  private struct Search {
    var index: Int
    let mark: UInt32
    var left: Int

    @inline(__always)
    init(_ hash: UInt64, _ table: VocabularyTable) {
      index = VocabularyTable.firstSlot(hash, of: table.slotCount)
      mark = UInt32(truncatingIfNeeded: UInt64(UInt32(truncatingIfNeeded: hash)) &<< UInt64(table.idBits))
      left = table.slotCount
    }
  }

  /// The next id whose word may be the one searched for.
  @inline(__always)
  private func next(_ search: inout Search) -> WordID? {
    let mask = UInt32(truncatingIfNeeded: (UInt64(1) &<< UInt64(idBits)) &- 1)
    while search.left > 0 {
      let slot = UInt32(littleEndian: slots.loadUnaligned(fromByteOffset: 4 &* search.index, as: UInt32.self))
      if slot == 0 { return nil }
      search.left &-= 1
      search.index &+= 1
      if search.index == slotCount { search.index = 0 }
      if slot & ~mask == search.mark { return (slot & mask) &- 1 }
    }
    return nil
  }

  @inline(__always)
  private func isWord(_ id: WordID, _ start: UnsafeRawPointer, count: Int) -> Bool {
    let candidate = word(id)
    guard candidate.count == count, let found = candidate.baseAddress else { return false }
    return Self.areEqual(found, start, count: count)
  }

  func word(_ id: WordID) -> UnsafeRawBufferPointer {
    guard Int(id) < count else { return UnsafeRawBufferPointer(start: text, count: 0) }
    let place = offsets + 4 &* Int(id)
    let begin = Int(UInt32(littleEndian: place.loadUnaligned(as: UInt32.self)))
    let end = Int(UInt32(littleEndian: place.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
    guard begin <= end, end <= textSize else { return UnsafeRawBufferPointer(start: text, count: 0) }
    return UnsafeRawBufferPointer(start: text + begin, count: end &- begin)
  }

  private static func areEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, count: Int) -> Bool {
    var offset = 0
    while offset &+ 8 <= count {
      if a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != b.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      {
        return false
      }
      offset &+= 8
    }
    while offset < count {
      if a.load(fromByteOffset: offset, as: UInt8.self) != b.load(fromByteOffset: offset, as: UInt8.self) {
        return false
      }
      offset &+= 1
    }
    return true
  }
}
