extension BoostedTrees {
  /// Writes the trees.
  func encode(to writer: inout ModelWriterBuffer) {
    writer.append(UInt32(featureCount))
    writer.append(base)
    writer.append(UInt32(roots.count))
    writer.append(UInt32(nodes.count))
    for root in roots { writer.append(UInt32(bitPattern: root)) }
    for node in nodes {
      writer.append(UInt32(UInt16(bitPattern: node.feature)) | UInt32(node.rightOffset) << 16)
      writer.append(node.value)
    }
  }

  /// Reads trees; nil unless they are whole and can be walked safely.
  init?(from reader: inout ModelReaderBuffer, featureCount expected: Int) {
    guard let features = reader.count(limit: expected), features == expected || features == 0,
      let base = reader.float(), let treeCount = reader.count(limit: 1 << 16),
      let nodeCount = reader.count(limit: 1 << 22)
    else { return nil }
    var roots: [Int32] = []
    for _ in 0..<treeCount {
      guard let root = reader.word() else { return nil }
      roots.append(Int32(bitPattern: root))
    }
    var nodes: [Node] = []
    for _ in 0..<nodeCount {
      guard let word = reader.word(), let value = reader.float() else { return nil }
      nodes.append(
        Node(
          feature: Int16(bitPattern: UInt16(truncatingIfNeeded: word)),
          rightOffset: UInt16(truncatingIfNeeded: word >> 16), value: value))
    }
    self.init(base: base, nodes: nodes, roots: roots, featureCount: features)
  }
}
