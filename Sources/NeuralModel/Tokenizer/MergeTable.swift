/// Which two neighbouring tokens are merged to which, and in what order.
struct MergeTable {
  /// A merge: a lower rank goes first.
  struct Merge {
    let rank: Int32
    let token: TokenID
  }

  private var merges: [UInt64: Merge] = [:]

  init(capacity: Int) { merges.reserveCapacity(capacity) }

  /// Adds the next merge; of two alike the first counts.
  mutating func append(_ left: TokenID, _ right: TokenID, rank: Int32, token: TokenID) {
    let key = Self.key(left, right)
    if merges[key] == nil { merges[key] = Merge(rank: rank, token: token) }
  }

  func merge(_ left: TokenID, _ right: TokenID) -> Merge? { merges[Self.key(left, right)] }

  private static func key(_ left: TokenID, _ right: TokenID) -> UInt64 {
    UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
  }
}
