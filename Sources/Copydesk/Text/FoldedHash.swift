/// The hash of a spelling without its capitals: FNV-1a of 64 bits, ASCII letters folded.
///
/// Mentions and the detector's tokens ask the same tables by it. Two different words of one document clash with a chance
/// of 10⁻¹³ or so.
package struct FoldedHash {
  /// The hash of the bytes so far.
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of no bytes.
  package init() {}

  /// Adds a byte.
  @inline(__always)
  package mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* 0x100_0000_01B3
  }
}
