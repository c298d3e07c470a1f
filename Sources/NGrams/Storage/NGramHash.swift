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
