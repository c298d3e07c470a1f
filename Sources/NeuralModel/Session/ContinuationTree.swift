/// Continuations of one context, with what they begin with in common kept once.
struct ContinuationTree {
  /// A token after the context or after another node.
  struct Node {
    let token: TokenID
    /// -1 for the context.
    let parent: Int
    /// The row that gives what may follow; nil while nothing does.
    var row: Int?
  }

  private(set) var nodes: [Node] = []
  private(set) var rowCount = 0
  private var children: [Child: Int] = [:]

  private struct Child: Hashable {
    let parent: Int
    let token: TokenID
  }

  mutating func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    children.removeAll(keepingCapacity: true)
    rowCount = 0
  }

  /// Adds a continuation and gives its last node, or -1 if it is empty.
  ///
  /// A node that gets its first child also gets a row; `makeRow` takes its token and its parent's row.
  mutating func insert(_ continuation: [TokenID], makeRow: (TokenID, Int?) -> Void) -> Int {
    var parent = -1
    for token in continuation {
      if let known = children[Child(parent: parent, token: token)] {
        parent = known
        continue
      }
      if parent >= 0 { giveRow(parent, makeRow) }
      children[Child(parent: parent, token: token)] = nodes.count
      nodes.append(Node(token: token, parent: parent, row: nil))
      parent = nodes.count - 1
    }
    return parent
  }

  /// Gives a node a row, unless it has one; its parent has one already.
  mutating func giveRow(_ node: Int, _ makeRow: (TokenID, Int?) -> Void) {
    guard nodes[node].row == nil else { return }
    let parent = nodes[node].parent
    makeRow(nodes[node].token, parent < 0 ? nil : nodes[parent].row)
    nodes[node].row = rowCount
    rowCount += 1
  }
}
