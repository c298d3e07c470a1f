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
