/// Finds any of some literals with a search that looks at a fraction of the bytes.
///
/// Source: S. Wu and U. Manber, A fast algorithm for multi-pattern searching, TR-94-17, University of Arizona (1994),
/// with blocks of two bytes: pairs of letters, unlike letters, seldom stand in the literals, so most jumps are long.
struct LiteralSearch {
  private let literals: [[UInt8]]
  /// The length of the shortest literal; of longer ones only as many bytes at the end steer the search.
  private let length: Int
  /// For every pair of bytes, by its hash, how far to move if it stands at the end of the place looked at.
  private let shifts: [UInt8]

  private static let hashSize = 4096

  /// Prepares the search for literals of 2...255 bytes; others are left out.
  init(_ literals: [String]) {
    self.literals = literals.map { Array($0.utf8) }.filter { (2...255).contains($0.count) }
    let length = self.literals.map(\.count).min() ?? 2
    var shifts = [UInt8](repeating: UInt8(length - 1), count: Self.hashSize)
    for literal in self.literals {
      let tail = Array(literal.suffix(length))
      for index in 1..<length {
        let pair = Self.hash(tail[index - 1], tail[index])
        shifts[pair] = min(shifts[pair], UInt8(length - 1 - index))
      }
    }
    self.length = length
    self.shifts = shifts
  }

  /// The end of the first place of a literal that ends behind `start + 1`, or nil.
  ///
  /// - Complexity: O(*n*); about *n* / *length* reads in text that shares few pairs of letters with the literals.
  func firstEnd(from start: Int, in view: ByteView) -> Int? {
    shifts.withUnsafeBufferPointer { shifts in
      var end = max(0, start) + length
      while end <= view.count {
        let shift = shifts[Self.hash(view.buffer[end - 2], view.buffer[end - 1])]
        if shift == 0 {
          if literals.contains(where: { Self.ends($0, at: end, in: view) }) { return end }
          end += 1
        } else {
          end += Int(shift)
        }
      }
      return nil
    }
  }

  private static func ends(_ literal: [UInt8], at end: Int, in view: ByteView) -> Bool {
    end >= literal.count && view.buffer[end - literal.count..<end].elementsEqual(literal)
  }

  private static func hash(_ first: UInt8, _ second: UInt8) -> Int {
    (Int(first) << 5 ^ Int(second)) & (hashSize - 1)
  }
}
