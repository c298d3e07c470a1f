/// Reading of bit-packed fields.
enum BitField {
  /// How many bytes must be readable from the one a field begins in.
  static let reach = 8

  /// The 57 bits (or more) from a bit on; those above are undefined and masked by the caller.
  @inline(__always)
  static func load(_ base: UnsafeRawPointer, bit: Int) -> UInt64 {
    UInt64(littleEndian: base.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self)) &>> UInt64(bit & 7)
  }

  /// A mask of the low bits; `width` is at most 63.
  @inline(__always)
  static func mask(_ width: Int) -> UInt64 { (1 &<< UInt64(width)) &- 1 }

  /// How many bits it takes to write `value`; at least 1.
  static func width(of value: Int) -> Int { max(1, Int.bitWidth - value.leadingZeroBitCount) }
}

/// Writes fields bit by bit, low bits first, into bytes of a size known before.
struct BitWriter {
  private(set) var bytes: [UInt8]
  private var bit = 0

  /// Makes room for some bits, and for reading 8 bytes from any of them.
  init(bitCount: Int) { bytes = Array(repeating: 0, count: (bitCount + 7) / 8 + BitField.reach) }

  /// Writes the low `width` bits of a value, whose others are 0; at most 32.
  mutating func append(_ value: UInt32, width: Int) {
    let byte = bit &>> 3
    bytes.withUnsafeMutableBytes { bytes in
      let old = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: byte, as: UInt64.self))
      let new = old | UInt64(value) &<< UInt64(bit & 7)
      bytes.storeBytes(of: new.littleEndian, toByteOffset: byte, as: UInt64.self)
    }
    bit &+= width
  }
}

/// The keys by which a trie sorts the children of a node: word ids, scattered evenly over all numbers of their width.
///
/// Ids are as a rule sorted by frequency, and then those under one node crowd at the low end. Multiplied by an odd
/// number near the golden section (Fibonacci hashing; Knuth, TAOCP vol. 3, 6.4) they are spread evenly, so that the
/// place of a key in a sorted list can be computed rather than searched for. The multiplication has an inverse.
struct WordKey {
  let bits: Int
  private let mask: UInt32
  private let factor: UInt32
  private let inverse: UInt32

  /// Keys for ids below 2 to the power of `bits`, which is 1 through 31.
  init(bits: Int) {
    self.bits = bits
    mask = UInt32(truncatingIfNeeded: BitField.mask(bits))
    factor = (0x9E37_79B1 &>> UInt32(32 - bits)) | 1
    // Newton's iteration doubles the number of right bits: 3, 6, 12, 24, 48.
    var inverse = factor
    for _ in 0..<4 { inverse = inverse &* (2 &- factor &* inverse) }
    self.inverse = inverse
  }

  @inline(__always)
  func key(of id: WordID) -> UInt32 { (id &* factor) & mask }

  @inline(__always)
  func id(of key: UInt32) -> WordID { (key &* inverse) & mask }
}
