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
      if parent >= 0, nodes[parent].row == nil {
        let above = nodes[parent].parent
        makeRow(nodes[parent].token, above < 0 ? nil : nodes[above].row)
        nodes[parent].row = rowCount
        rowCount += 1
      }
      children[Child(parent: parent, token: token)] = nodes.count
      nodes.append(Node(token: token, parent: parent, row: nil))
      parent = nodes.count - 1
    }
    return parent
  }
}
