internal import Bytes

/// The n-grams of one order as a hash table with linear probing.
///
/// | bytes | content |
/// | --- | --- |
/// | 8 | number of n-grams |
/// | 8 | number of slots in which a search can begin |
/// | 8 | number of slots in all: the search does not wrap around |
/// | 40 | 0 |
/// | 16 or 12 × slots | ``NGramHash`` with flags, log10 probability and, below the highest order, log10 backoff
/// weight |
struct HashTable {
  static let headerSize = 64
  /// The flag of an n-gram that is the context of another, or whose backoff weight is not 0.
  static let extendsRight: UInt64 = 1
  /// The flag of an n-gram that is the suffix of another.
  static let extendsLeft: UInt64 = 2

  let slotCount: UInt64
  private let slots: UnsafeRawPointer
  private let end: UnsafeRawPointer
  private let slotSize: Int

  static func slotSize(isHighest: Bool) -> Int { isHighest ? 12 : 16 }

  init?(_ bytes: UnsafeRawBufferPointer, count: Int, isHighest: Bool) {
    guard let base = bytes.baseAddress, bytes.count >= Self.headerSize else { return nil }
    let sizes = (0..<3).map { UInt64(littleEndian: base.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)) }
    slotSize = Self.slotSize(isHighest: isHighest)
    let total = UInt64(bytes.count - Self.headerSize) / UInt64(slotSize)
    guard sizes[0] == UInt64(count), sizes[1] >= 1, sizes[1] <= sizes[2], sizes[2] == total,
      bytes.count == Self.headerSize + Int(total) * slotSize
    else { return nil }
    slotCount = sizes[1]
    slots = base + Self.headerSize
    end = slots + Int(total) * slotSize
  }

  /// Where the search for a hash begins.
  @inline(__always)
  func start(_ hash: UInt64) -> UnsafeRawPointer {
    slots + slotSize &* Int(truncatingIfNeeded: hash.multipliedFullWidth(by: slotCount).high)
  }

  /// The slot of a hash, nil if there is none.
  @inline(__always)
  func slot(_ hash: UInt64) -> UnsafeRawPointer? {
    let key = NGramHash.key(hash)
    var slot = start(hash)
    while slot < end {
      let found = UInt64(littleEndian: slot.loadUnaligned(as: UInt64.self))
      if found & ~NGramHash.flags == key { return slot }
      if found == 0 { return nil }
      slot += slotSize
    }
    return nil
  }
}

/// The 64-bit hash of an n-gram, built word by word from the last to the first.
///
/// So the hashes of all suffixes come on the way to that of the whole. Each step folds a 128-bit product, as in
/// wyhash. The two low bits are free for flags, and the third is set, so that no hash is 0.
enum NGramHash {
  static let flags: UInt64 = 3

  /// The hash of nothing.
  static let empty: UInt64 = 0x2D35_8DCC_AA6C_78A5

  /// The hash of an n-gram with one more word to the left.
  @inline(__always)
  static func extended(_ hash: UInt64, by word: WordID) -> UInt64 {
    let product = (hash ^ (UInt64(word) &+ 1) &* 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0x8BB8_4B93_962E_ACC9)
    return product.high ^ product.low
  }

  /// Calls `body` with the hashes of a word with 1, 2, … `count` words before it.
  ///
  /// `previous` returns the words before, nearest first, by 0, 1, …; `body` gets the same number and the hash of the
  /// n-gram that begins with that word.
  @inline(__always)
  static func forEachSuffix(
    endingIn word: WordID, count: Int, previous: (Int) -> WordID, _ body: (_ index: Int, _ hash: UInt64) -> Void
  ) {
    var hash = extended(empty, by: word)
    var index = 0
    while index < count {
      hash = extended(hash, by: previous(index))
      body(index, hash)
      index &+= 1
    }
  }

  /// The part of a hash that is stored and compared.
  @inline(__always)
  static func key(_ hash: UInt64) -> UInt64 { (hash & ~flags) | 4 }

  static func hash(_ words: UnsafeBufferPointer<WordID>) -> UInt64 {
    var hash = empty
    var index = words.count
    while index > 0 {
      index &-= 1
      hash = extended(hash, by: words[index])
    }
    return hash
  }
}

/// Fills one hash table: see ``HashTable`` for the format.
struct HashTableWriter {
  private let slotSize: Int
  private let slotCount: Int
  private let tail: Int
  private let count: Int
  private let isHighest: Bool
  private var bytes: [UInt8]

  init(count: Int, isHighest: Bool) {
    self.count = count
    self.isHighest = isHighest
    slotSize = HashTable.slotSize(isHighest: isHighest)
    // Two of three slots are used: 1.5 looks for what is there, 5 for what is not (Knuth, TAOCP vol. 3, 6.4).
    slotCount = count + count / 2 + 1
    // All n-grams fit behind the last slot of a small table, and the longest run of a large one.
    tail = min(count, 4096) + 1
    bytes = Array(repeating: 0, count: HashTable.headerSize + (slotCount + tail) * slotSize)
  }

  /// Adds an n-gram.
  ///
  /// - Throws: ``ModelError`` if another has the same hash.
  mutating func insert(
    _ hash: UInt64, probability: Float, backoff: Float, extendsRight: Bool
  ) throws(ModelError) {
    let place = place(of: hash)
    guard let place, load(place) == 0 else {
      throw ModelError(
        .limit, at: "the n-grams of the layout `fast`", "have hashes that collide", remedy: "use the layout `compact`")
    }
    let key = NGramHash.key(hash) | (extendsRight ? HashTable.extendsRight : 0)
    bytes.withUnsafeMutableBytes { bytes in
      bytes.storeBytes(of: key.littleEndian, toByteOffset: place, as: UInt64.self)
      bytes.storeBytes(of: probability.bitPattern.littleEndian, toByteOffset: place + 8, as: UInt32.self)
      if !isHighest {
        bytes.storeBytes(of: backoff.bitPattern.littleEndian, toByteOffset: place + 12, as: UInt32.self)
      }
    }
  }

  /// Marks an n-gram, which must be there, as a suffix of a longer one.
  mutating func markExtendsLeft(_ hash: UInt64) {
    guard let place = place(of: hash), load(place) != 0 else { return }
    let key = (load(place) | HashTable.extendsLeft).littleEndian
    bytes.withUnsafeMutableBytes { bytes in
      bytes.storeBytes(of: key, toByteOffset: place, as: UInt64.self)
    }
  }

  /// The finished table.
  func finished() -> [UInt8] {
    var header = BinaryWriter()
    header.append(UInt64(count))
    header.append(UInt64(slotCount))
    header.append(UInt64(slotCount + tail))
    header.pad(to: HashTable.headerSize)
    var bytes = bytes
    bytes.replaceSubrange(..<header.bytes.count, with: header.bytes)
    return bytes
  }

  /// Where a hash is, or is to be.
  private func place(of hash: UInt64) -> Int? {
    var place =
      HashTable.headerSize + slotSize * Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(slotCount)).high)
    while place < bytes.count {
      let found = load(place)
      if found == 0 || found & ~NGramHash.flags == NGramHash.key(hash) { return place }
      place += slotSize
    }
    return nil
  }

  private func load(_ place: Int) -> UInt64 {
    bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self)) }
  }
}
