/// A range of nodes of one level of the trie.
struct NodeRange {
  let begin: UInt32
  let end: UInt32

  static var empty: NodeRange { NodeRange(begin: 0, end: 0) }

  @inline(__always)
  private init(begin: UInt32, end: UInt32) {
    self.begin = begin
    self.end = end
  }

  /// A range as a file has it: empty if it is not within a level of `limit` nodes, which only damage explains.
  @inline(__always)
  init(begin: UInt32, end: UInt32, limit: Int) {
    let isSound = begin <= end && Int(end) <= limit
    self.begin = isSound ? begin : 0
    self.end = isSound ? end : 0
  }

  @inline(__always)
  var isEmpty: Bool { begin == end }

  var count: Int { Int(end) - Int(begin) }

  /// Both ends in one integer, for a state.
  @inline(__always)
  var packed: UInt64 { UInt64(begin) | UInt64(end) &<< 32 }

  @inline(__always)
  init(packed: UInt64) {
    begin = UInt32(truncatingIfNeeded: packed)
    end = UInt32(truncatingIfNeeded: packed &>> 32)
  }
}
