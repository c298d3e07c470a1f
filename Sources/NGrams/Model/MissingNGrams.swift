/// The contexts and suffixes of a source's n-grams that are not themselves in it.
///
/// Estimation without pruning leaves none; pruning by entropy or by count, as SRILM does it, leaves some.
struct MissingNGrams {
  /// The n-grams of each order, ascending.
  private(set) var byOrder: [[[WordID]]]

  /// Looks through the n-grams of each order, from the highest down.
  ///
  /// - Complexity: O(number of n-grams); 12 to 24 bytes of memory for each n-gram of the largest order but the
  ///   highest.
  init(of source: some NGramSource) throws(ModelError) {
    byOrder = Array(repeating: [], count: source.order)
    guard source.order > 2 else { return }
    for n in stride(from: source.order, to: 2, by: -1) {
      var present = HashSet(capacity: source.counts[n - 2] + source.counts[n - 2] / 8)
      try source.forEach(order: n - 1) { words, _, _ throws(ModelError) in _ = present.insert(NGramHash.hash(words)) }
      var missing: [[WordID]] = []
      func check(_ words: UnsafeBufferPointer<WordID>) {
        let context = UnsafeBufferPointer(rebasing: words.dropLast())
        let suffix = UnsafeBufferPointer(rebasing: words.dropFirst())
        if present.insert(NGramHash.hash(context)) { missing.append([WordID](context)) }
        if present.insert(NGramHash.hash(suffix)) { missing.append([WordID](suffix)) }
      }
      try source.forEach(order: n) { words, _, _ throws(ModelError) in check(words) }
      for words in byOrder[n - 1] { words.withUnsafeBufferPointer { check($0) } }
      byOrder[n - 2] = missing.sorted { $0.lexicographicallyPrecedes($1) }
    }
  }
}

/// A set of 64-bit hashes, which are taken for what they are hashes of.
struct HashSet {
  private var slots: [UInt64]
  private var count = 0

  init(capacity: Int) { slots = Array(repeating: 0, count: capacity + capacity / 2 + 16) }

  /// Adds a hash; whether it was new.
  mutating func insert(_ hash: UInt64) -> Bool {
    if count &* 8 >= slots.count &* 7 { grow() }
    let isNew = Self.insert(hash, into: &slots)
    if isNew { count &+= 1 }
    return isNew
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    for slot in slots where slot != 0 { _ = Self.insert(slot, into: &larger) }
    slots = larger
  }

  private static func insert(_ hash: UInt64, into slots: inout [UInt64]) -> Bool {
    let hash = hash == 0 ? 1 : hash
    var index = Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(slots.count)).high)
    while slots[index] != 0 {
      if slots[index] == hash { return false }
      index = index &+ 1 == slots.count ? 0 : index &+ 1
    }
    slots[index] = hash
    return true
  }
}
