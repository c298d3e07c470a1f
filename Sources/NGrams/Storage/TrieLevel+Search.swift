extension TrieLevel {
  /// The node with a key among those of a range, nil if there is none.
  ///
  /// Keys are spread evenly, so that a key's place follows from its value, give or take the square root of their number;
  /// each miss gives the next guess by the same slope. No division, no branch but the comparison.
  ///
  /// - Complexity: O(log log n) expected, O(n) at worst.
  @inline(__always)
  func search(_ key: UInt32, in range: NodeRange) -> Int? {
    var low = Int(range.begin)
    var high = Int(range.end)
    let slope = UInt64(truncatingIfNeeded: high &- low)
    let shift = UInt64(self.key.bits)
    var guess = low &+ Int(truncatingIfNeeded: (UInt64(key) &* slope) &>> shift)
    while low < high {
      let found = self.key(guess)
      if found == key { return guess }
      if found < key {
        low = guess &+ 1
        guess = min(low &+ Int(truncatingIfNeeded: (UInt64(key &- found) &* slope) &>> shift), high &- 1)
      } else {
        high = guess
        guess = max(high &- 1 &- Int(truncatingIfNeeded: (UInt64(found &- key) &* slope) &>> shift), low)
      }
    }
    return nil
  }
}
