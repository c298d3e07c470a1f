internal import Bytes

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
