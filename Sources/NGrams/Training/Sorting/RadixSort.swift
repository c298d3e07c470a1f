/// Sorts records by their keys, digit by digit from the lowest.
///
/// Least-significant-digit radix sort in base 256: stable, no comparisons, and linear in the records.
enum RadixSort {
  /// Sorts `count` records by the upper `keyBits` bits of their keys.
  ///
  /// - Returns: Whether the result is in `spare` rather than in `records`.
  /// - Complexity: O(*n* × `keyBits` / 8); a digit that all records share costs one pass over a table only.
  static func sort(
    _ records: UnsafeMutablePointer<NGramRecord>, spare: UnsafeMutablePointer<NGramRecord>, count: Int, keyBits: Int
  ) -> Bool {
    guard count > 1 else { return false }
    let digits = min((keyBits + 7) / 8, 16)
    let histogram = UnsafeMutablePointer<Int>.allocate(capacity: 256 * digits)
    histogram.initialize(repeating: 0, count: 256 * digits)
    defer { histogram.deallocate() }
    for index in 0..<count {
      let (high, low) = (records[index].high, records[index].low)
      for digit in 0..<digits { histogram[digit &<< 8 &+ Self.digit(high, low, 15 &- digit)] &+= 1 }
    }
    var source = records
    var target = spare
    for digit in stride(from: digits - 1, through: 0, by: -1) {
      let counts = histogram + digit << 8
      let place = 15 - digit
      if counts[Self.digit(source[0].high, source[0].low, place)] == count { continue }
      var sum = 0
      for value in 0..<256 {
        let size = counts[value]
        counts[value] = sum
        sum += size
      }
      for index in 0..<count {
        let record = source[index]
        let value = Self.digit(record.high, record.low, place)
        let slot = counts[value]
        counts[value] = slot &+ 1
        target[slot] = record
      }
      swap(&source, &target)
    }
    return source == spare
  }

  @inline(__always)
  private static func digit(_ high: UInt64, _ low: UInt64, _ place: Int) -> Int {
    let word = place >= 8 ? high &>> UInt64((place &- 8) &* 8) : low &>> UInt64(place &* 8)
    return Int(truncatingIfNeeded: word & 0xFF)
  }
}
