internal import Bytes
internal import Copydesk

/// A token's spelling without its capitals, as a 64-bit hash.
///
/// Equal spellings have equal keys. Two of *n* words of a document share a key with probability *n*² / 2⁶⁵: below 10⁻¹²
/// for 5,000 words.
struct TokenKey: Hashable, Sendable {
  /// The hash, which ``PronounPerson`` knows pronouns by.
  let value: UInt64

  /// The key of a token.
  init(_ token: some Sequence<UInt8>) {
    var hash = FNV1a()
    for byte in token { hash.combine(folding: byte) }
    value = hash.value
  }
}

/// A fixed table of values by hash, asked for every token: open addressing, linear probing, no further hashing.
///
/// For keys that are hashes already, such as ``FNV1a``.
struct KeyTable<Value: Sendable>: Sendable {
  private var keys: [UInt64]
  private var values: [Value?]

  /// Makes a table; of values with the same key the last stays.
  init(_ pairs: [(key: UInt64, value: Value)]) {
    var capacity = 16
    while capacity < 4 * pairs.count { capacity *= 2 }
    keys = [UInt64](repeating: 0, count: capacity)
    values = [Value?](repeating: nil, count: capacity)
    for (key, value) in pairs {
      let place = place(of: key)
      keys[place] = key
      values[place] = value
    }
  }

  /// The value of a key; nil if there is none.
  subscript(key: UInt64) -> Value? { values[place(of: key)] }

  /// Where a key is, or would be: the table is never more than a quarter full.
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: key) & (keys.count - 1)
    while keys[place] != key, values[place] != nil { place = (place + 1) & (keys.count - 1) }
    return place
  }
}
