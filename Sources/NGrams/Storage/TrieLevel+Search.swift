internal import CPrefetch

extension TrieLevel {
  /// Asks for the memory that ``search(_:in:)`` will look at first.
  @inline(__always)
  func prefetch(_ key: UInt32, in range: NodeRange) {
    let guess = firstGuess(key, in: range)
    prefetch_line(records + bit(guess) &>> 3)
    // The header of its block, which tells where a node's children are.
    if !isHighest { prefetch_line(records + ((guess &>> 4) &* blockBits) &>> 3) }
  }

  /// Where a key is likely to be in a range.
  @inline(__always)
  private func firstGuess(_ key: UInt32, in range: NodeRange) -> Int {
    Int(range.begin)
      &+ Int(truncatingIfNeeded: (UInt64(key) &* UInt64(range.end &- range.begin)) &>> UInt64(self.key.bits))
  }

  /// The node with a key among those of a range, nil if there is none.
  ///
  /// Keys are spread evenly, so that a key's place follows from its value, give or take the square root of their
  /// number; each miss gives the next guess by the same slope. No division, no branch but the comparison.
  ///
  /// - Complexity: O(log log n) expected, O(n) at worst.
  @inline(__always)
  func search(_ key: UInt32, in range: NodeRange) -> Int? {
    var low = Int(range.begin)
    var high = Int(range.end)
    let slope = UInt64(truncatingIfNeeded: high &- low)
    let shift = UInt64(self.key.bits)
    var guess = firstGuess(key, in: range)
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
