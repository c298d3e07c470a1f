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
