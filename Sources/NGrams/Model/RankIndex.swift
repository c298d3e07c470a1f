internal import Bytes

/// The likeliest children of nodes with many children, for one order of context.
///
/// | bytes | content |
/// | --- | --- |
/// | 8 | number of nodes |
/// | 4 × nodes | the nodes, ascending |
/// | 4 × 64 × nodes | their 64 likeliest children as places among the children, likeliest first |
///
/// Nodes with at most 64 children are not listed: these are sorted when asked for.
struct RankIndex {
  static let length = 64

  let count: Int
  private let nodes: UnsafeRawPointer
  private let ranks: UnsafeRawPointer

  init?(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress, bytes.count >= 8 else { return nil }
    let count = UInt64(littleEndian: base.loadUnaligned(as: UInt64.self))
    guard count < 1 << 31, bytes.count == 8 + Int(count) * 4 * (1 + Self.length) else { return nil }
    self.count = Int(count)
    nodes = base + 8
    ranks = nodes + 4 * self.count
  }

  /// The places of a node's likeliest children among its children, likeliest first.
  struct Places {
    fileprivate let base: UnsafeRawPointer

    /// A place, of which damaged files may hold any number.
    ///
    /// The index must be below ``length``.
    @inline(__always)
    subscript(index: Int) -> Int {
      Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)))
    }
  }

  /// The places of a node's likeliest children; nil if the node is not listed.
  ///
  /// - Complexity: O(log ``count``).
  func ranks(of node: Int) -> Places? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let found = Int(integer(nodes, middle))
      if found == node { return Places(base: ranks + 4 * Self.length * middle) }
      if found < node { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private func integer(_ base: UnsafeRawPointer, _ index: Int) -> UInt32 {
    UInt32(littleEndian: base.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
  }
}

/// Writes the likeliest children of nodes: see ``RankIndex`` for the format.
struct RankWriter {
  private var nodes: [UInt32] = []
  private var ranks: [UInt32] = []

  /// Adds a node with more children than ``RankIndex/length``; nodes come ascending.
  mutating func append(node: Int, probabilities: [Float]) {
    nodes.append(UInt32(node))
    // Ties by place, so that a model has one form only.
    let sorted = probabilities.indices.sorted { a, b in
      (probabilities[a], b) > (probabilities[b], a)
    }
    ranks += sorted.prefix(RankIndex.length).map { UInt32($0) }
  }

  var bytes: [UInt8] {
    var buffer = BinaryWriter()
    buffer.append(UInt64(nodes.count))
    for node in nodes { buffer.append(node) }
    for rank in ranks { buffer.append(rank) }
    return buffer.bytes
  }
}
