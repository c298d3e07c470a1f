internal import Bytes

/// An ensemble of small decision trees whose outputs add up to a score.
///
/// ``BoostedTreesTrainer`` makes them (Friedman 2001). With the logistic objective the score is the log-odds of "yes";
/// with the objective of choice within a group, the softmax of the group's scores is the probability of each member.
/// A feature that is not a number goes to the right.
public struct BoostedTrees: Hashable, Sendable {
  /// One node: an inner node compares a feature with a threshold, a leaf holds an output.
  package struct Node: Hashable, Sendable {
    /// The feature compared; negative in a leaf.
    package var feature: Int16
    /// Where the right child stands from the node, the left one being next to it; 0 in a leaf.
    package var rightOffset: UInt16
    /// The threshold, not above which a row goes left; in a leaf, the output.
    package var value: Float

    package init(feature: Int16, rightOffset: UInt16, value: Float) {
      self.feature = feature
      self.rightOffset = rightOffset
      self.value = value
    }
  }

  /// The score before any tree.
  let base: Float
  /// The nodes of all trees, each tree in preorder.
  let nodes: [Node]
  /// Where each tree begins in `nodes`.
  let roots: [Int32]
  /// How many features a row has.
  public let featureCount: Int
  /// The same trees for many rows; nil for trees too large for it, or none.
  private let quickScorer: QuickScorer?

  /// Puts trees together; nil unless every tree is in preorder, every feature inside a row and every sum of outputs
  /// finite, so that no score can go astray.
  package init?(base: Float, nodes: [Node], roots: [Int32], featureCount: Int) {
    guard Self.areWellFormed(nodes, roots, featureCount), Self.haveFiniteSums(base, nodes) else { return nil }
    self.base = base
    self.nodes = nodes
    self.roots = roots
    self.featureCount = featureCount
    quickScorer =
      roots.isEmpty ? nil : QuickScorer(base: base, nodes: nodes, roots: roots, featureCount: featureCount)
  }

  /// No trees: the same score whatever is asked.
  package init(constant base: Float, featureCount: Int = 0) {
    self.base = base
    nodes = []
    roots = []
    self.featureCount = featureCount
    quickScorer = nil
  }

  /// No trees: scores 0 whatever is asked.
  static let constant = BoostedTrees(constant: 0)

  /// The number of trees.
  public var treeCount: Int { roots.count }

  /// The score of one row; rows of another width than ``featureCount`` score the base alone.
  ///
  /// - Complexity: O(trees × depth).
  public func score(_ row: UnsafeBufferPointer<Float>) -> Float {
    guard row.count == featureCount else { return base }
    return nodes.withUnsafeBufferPointer { nodes in
      var sum = base
      for root in roots {
        var index = Int(root)
        while nodes[index].feature >= 0 {
          let node = nodes[index]
          index += row[Int(node.feature)] <= node.value ? 1 : Int(node.rightOffset)
        }
        sum += nodes[index].value
      }
      return sum
    }
  }

  /// The score of one row.
  public func score(_ row: [Float]) -> Float { row.withUnsafeBufferPointer { score($0) } }

  /// The scores of rows that stand one after the other, to the bit those of ``score(_:)``.
  ///
  /// - Parameters:
  ///   - rows: The values; a row has ``featureCount`` of them, and may be followed by others up to `width`. With fewer
  ///     values than the rows take, all score the base alone.
  ///   - width: From the beginning of one row to that of the next.
  ///   - count: How many rows.
  /// - Returns: As many scores.
  /// - Complexity: O(rows × nodes).
  func scores(of rows: UnsafeBufferPointer<Float>, width: Int, count: Int) -> [Float] {
    var scores = [Float](repeating: base, count: count)
    guard treeCount > 0, featureCount <= width, rows.count >= count * width else { return scores }
    if let quickScorer, Self.prefersVectors, count >= QuickScorer.laneCount {
      scores.withUnsafeMutableBufferPointer { quickScorer.score(rows, width: width, into: $0) }
    } else {
      for index in 0..<count {
        scores[index] = score(UnsafeBufferPointer(rebasing: rows[(index * width)..<(index * width + featureCount)]))
      }
    }
    return scores
  }

  /// Builds without optimization walk the trees: each vector operation is a call there, and walking is ten times faster.
  private static var prefersVectors: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }

  /// Whether the largest outputs of all leaves, of whatever sign, add up to a number.
  private static func haveFiniteSums(_ base: Float, _ nodes: [Node]) -> Bool {
    nodes.reduce(abs(base)) { $1.feature < 0 ? $0 + abs($1.value) : $0 }.isFinite
  }

  /// Whether every tree is in preorder and every feature inside a row.
  private static func areWellFormed(_ nodes: [Node], _ roots: [Int32], _ featureCount: Int) -> Bool {
    // The number of nodes in the part of a tree that begins at each.
    var sizes = [Int](repeating: 1, count: nodes.count)
    for (number, root) in roots.enumerated() {
      let start = Int(root)
      let end = number + 1 < roots.count ? Int(roots[number + 1]) : nodes.count
      guard start >= 0, start < end, end <= nodes.count else { return false }
      for index in (start..<end).reversed() where nodes[index].feature >= 0 {
        let right = index + Int(nodes[index].rightOffset)
        guard Int(nodes[index].feature) < featureCount, index + 1 < right, right < end,
          right == index + 1 + sizes[index + 1]
        else { return false }
        sizes[index] = 1 + sizes[index + 1] + sizes[right]
      }
      guard sizes[start] == end - start else { return false }
    }
    return true
  }
}

extension BoostedTrees {
  /// Writes the trees.
  func encode(to writer: inout BinaryWriter) {
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
  init?(from reader: inout BinaryReader, featureCount expected: Int) {
    guard let features = reader.count(limit: expected), features == expected || features == 0,
      let base = reader.float(), let treeCount = reader.count(limit: 1 << 16),
      let nodeCount = reader.count(limit: 1 << 22)
    else { return nil }
    var roots: [Int32] = []
    for _ in 0..<treeCount {
      guard let root = reader.integer(UInt32.self) else { return nil }
      roots.append(Int32(bitPattern: root))
    }
    var nodes: [Node] = []
    for _ in 0..<nodeCount {
      guard let word = reader.integer(UInt32.self), let value = reader.float() else { return nil }
      nodes.append(
        Node(
          feature: Int16(bitPattern: UInt16(truncatingIfNeeded: word)),
          rightOffset: UInt16(truncatingIfNeeded: word >> 16), value: value))
    }
    self.init(base: base, nodes: nodes, roots: roots, featureCount: features)
  }
}
