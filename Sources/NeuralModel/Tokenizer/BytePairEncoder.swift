/// Merges the bytes of a stretch to tokens (byte pair encoding; Sennrich, Haddow and Birch 2016).
///
/// Of all neighbours the pair of the lowest rank is merged, the leftmost of several, until no pair is in the table. A
/// heap finds it, so that a stretch of n bytes takes n log n steps.
struct BytePairEncoder {
  /// A token in a linked list.
  private struct Symbol {
    var token: TokenID
    var previous: Int32
    var next: Int32
  }

  /// A pair that could be merged when it was seen.
  private struct Candidate: BinaryHeapElement {
    let rank: Int32
    let left: Int32
    let tokens: (left: TokenID, right: TokenID)
    let merged: TokenID

    func precedes(_ other: Candidate) -> Bool { (rank, left) < (other.rank, other.left) }
  }

  private var symbols: [Symbol] = []
  private var heap = BinaryHeap<Candidate>()

  /// Appends the tokens of a stretch.
  ///
  /// A byte that has no token becomes `unknown`.
  mutating func encode(
    _ stretch: Slice<UnsafeBufferPointer<UInt8>>, tokens: TokenTable, merges: MergeTable, unknown: TokenID,
    into result: inout [TokenID]
  ) {
    symbols.removeAll(keepingCapacity: true)
    heap.removeAll()
    for byte in stretch {
      let index = Int32(symbols.count)
      let token = tokens.byteTokens[Int(byte)]
      symbols.append(Symbol(token: token < 0 ? unknown : token, previous: index - 1, next: index + 1))
    }
    guard !symbols.isEmpty else { return }
    symbols[symbols.count - 1].next = -1
    for index in 0..<Int32(symbols.count) { push(index, merges) }
    while let candidate = heap.popFirst() {
      let left = symbols[Int(candidate.left)]
      guard left.token == candidate.tokens.left, left.next >= 0,
        symbols[Int(left.next)].token == candidate.tokens.right
      else { continue }
      let after = symbols[Int(left.next)].next
      symbols[Int(left.next)].token = -1
      symbols[Int(candidate.left)].token = candidate.merged
      symbols[Int(candidate.left)].next = after
      if after >= 0 { symbols[Int(after)].previous = candidate.left }
      if left.previous >= 0 { push(left.previous, merges) }
      push(candidate.left, merges)
    }
    var index: Int32 = 0
    while index >= 0 {
      result.append(symbols[Int(index)].token)
      index = symbols[Int(index)].next
    }
  }

  private mutating func push(_ left: Int32, _ merges: MergeTable) {
    let next = symbols[Int(left)].next
    guard next >= 0 else { return }
    let tokens = (left: symbols[Int(left)].token, right: symbols[Int(next)].token)
    guard let merge = merges.merge(tokens.left, tokens.right) else { return }
    heap.insert(Candidate(rank: merge.rank, left: left, tokens: tokens, merged: merge.token))
  }
}

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
