/// An ensemble of small decision trees whose outputs add up to a score.
///
/// Made by ``BoostedTreesTrainer`` (Friedman 2001). With the logistic objective the score is the log-odds of "yes";
/// with the objective of choice within a group, the softmax of the group's scores is the probability of each member.
/// A feature that is not a number goes to the right.
public struct BoostedTrees: Hashable, Sendable {
  /// One node: an inner node compares a feature with a threshold, a leaf holds an output.
  struct Node: Hashable, Sendable {
    /// The feature compared; negative in a leaf.
    var feature: Int16
    /// Where the right child stands from the node, the left one being next to it; 0 in a leaf.
    var rightOffset: UInt16
    /// The threshold, not above which a row goes left; in a leaf, the output.
    var value: Float
  }

  /// The score before any tree.
  var base: Float
  /// The nodes of all trees, each tree in preorder.
  var nodes: [Node]
  /// Where each tree begins in `nodes`.
  var roots: [Int32]
  /// How many features a row has.
  public let featureCount: Int

  /// No trees: scores 0 whatever is asked.
  static let constant = BoostedTrees(base: 0, nodes: [], roots: [], featureCount: 0)

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

  /// Whether every child lies inside its tree and every feature inside a row, so that ``score(_:)`` cannot go astray.
  var isWellFormed: Bool {
    for (number, root) in roots.enumerated() {
      let start = Int(root)
      let end = number + 1 < roots.count ? Int(roots[number + 1]) : nodes.count
      guard start >= 0, start < end, end <= nodes.count else { return false }
      for index in start..<end where nodes[index].feature >= 0 {
        guard Int(nodes[index].feature) < featureCount, nodes[index].rightOffset > 1,
          index + Int(nodes[index].rightOffset) < end
        else { return false }
      }
      // The last node of a tree in preorder has no room for children.
      if nodes[end - 1].feature >= 0 { return false }
    }
    return true
  }
}
