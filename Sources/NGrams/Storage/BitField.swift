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
