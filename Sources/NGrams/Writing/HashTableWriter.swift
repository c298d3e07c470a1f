internal import Bytes

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
