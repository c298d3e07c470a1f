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

  func id(of word: UnsafeRawBufferPointer) -> WordID {
    guard let start = word.baseAddress else { return Vocabulary.unknown }
    let hash = XXH64.hash(start, count: word.count)
    let mask = UInt32(truncatingIfNeeded: (UInt64(1) &<< UInt64(idBits)) &- 1)
    let mark = UInt32(truncatingIfNeeded: UInt64(UInt32(truncatingIfNeeded: hash)) &<< UInt64(idBits))
    var index = Self.firstSlot(hash, of: slotCount)
    for _ in 0..<slotCount {
      let slot = UInt32(littleEndian: slots.loadUnaligned(fromByteOffset: 4 &* index, as: UInt32.self))
      if slot == 0 { break }
      if slot & ~mask == mark {
        let id = (slot & mask) &- 1
        let candidate = self.word(id)
        if candidate.count == word.count, let found = candidate.baseAddress,
          Self.areEqual(found, start, count: word.count)
        {
          return id
        }
      }
      index &+= 1
      if index == slotCount { index = 0 }
    }
    return Vocabulary.unknown
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
