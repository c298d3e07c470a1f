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
