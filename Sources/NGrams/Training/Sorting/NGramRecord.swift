/// What is sorted on disk: an n-gram packed into 128 bits, and 64 bits that belong to it.
///
/// 24 bytes without padding, so two words of the key rather than a `UInt128`, which is aligned to 16.
struct NGramRecord: BitwiseCopyable {
  var high: UInt64
  var low: UInt64
  var payload: UInt64

  @inline(__always)
  init(key: UInt128, payload: UInt64) {
    high = UInt64(truncatingIfNeeded: key >> 64)
    low = UInt64(truncatingIfNeeded: key)
    self.payload = payload
  }

  @inline(__always)
  init(key: UInt128, _ first: Float, _ second: Float) {
    self.init(key: key, payload: UInt64(first.bitPattern) << 32 | UInt64(second.bitPattern))
  }

  @inline(__always)
  var key: UInt128 { UInt128(high) << 64 | UInt128(low) }

  @inline(__always)
  var first: Float { Float(bitPattern: UInt32(truncatingIfNeeded: payload >> 32)) }

  @inline(__always)
  var second: Float { Float(bitPattern: UInt32(truncatingIfNeeded: payload)) }
}

/// How the ids of an n-gram are packed into a key of 128 bits.
///
/// Each word takes the same number of bits, the first one at the top; a slot holds the id + 1, and 0 where the n-gram
/// has ended, so that an n-gram sorts before all longer ones that begin with it. A key is in *text order* (first word
/// at the top) or in *suffix order* (last word at the top); ``reversed(_:count:)`` leads from one to the other.
struct KeyLayout: Sendable {
  let bits: Int
  private let mask: UInt128

  /// Makes the layout for a vocabulary; nil if n-grams of that order do not fit.
  init?(wordCount: Int, order: Int) {
    bits = Int.bitWidth - max(wordCount, 1).leadingZeroBitCount
    guard bits * order <= 128, bits <= 32 else { return nil }
    mask = (UInt128(1) << UInt128(bits)) - 1
  }

  /// The id in a filled slot, counted from the top.
  @inline(__always)
  func word(_ slot: Int, of key: UInt128) -> WordID {
    UInt32(truncatingIfNeeded: (key &>> UInt128(128 - bits * (slot + 1))) & mask) &- 1
  }

  /// A key that holds an id in one slot, counted from the top.
  @inline(__always)
  func key(_ word: WordID, in slot: Int) -> UInt128 { UInt128(word &+ 1) &<< UInt128(128 - bits * (slot + 1)) }

  /// The first `count` slots, the rest empty.
  @inline(__always)
  func prefix(_ key: UInt128, _ count: Int) -> UInt128 {
    count == 0 ? 0 : key & (~UInt128(0) &<< UInt128(128 - bits * count))
  }

  /// The key without its first slot.
  @inline(__always)
  func dropFirst(_ key: UInt128) -> UInt128 { key &<< UInt128(bits) }

  /// The same n-gram of `count` words the other way round.
  @inline(__always)
  func reversed(_ key: UInt128, count: Int) -> UInt128 {
    var result: UInt128 = 0
    var rest = key &>> UInt128(128 - bits * count)
    for _ in 0..<count {
      result = result &<< UInt128(bits) | rest & mask
      rest &>>= UInt128(bits)
    }
    return result &<< UInt128(128 - bits * count)
  }

  /// How many slots are filled, if all of them are before the empty ones.
  @inline(__always)
  func filledSlots(_ key: UInt128) -> Int {
    key == 0 ? 0 : (128 - key.trailingZeroBitCount + bits - 1) / bits
  }

  /// How many of the first slots two different keys share.
  @inline(__always)
  func sharedSlots(_ a: UInt128, _ b: UInt128) -> Int { (a ^ b).leadingZeroBitCount / bits }
}
