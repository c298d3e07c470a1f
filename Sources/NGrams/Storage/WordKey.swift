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
