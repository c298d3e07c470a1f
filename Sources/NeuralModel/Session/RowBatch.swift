/// The tokens that one forward pass takes side by side, each with its position and with what it sees.
struct RowBatch {
  /// A token of a batch.
  struct Row {
    let token: TokenID
    let position: Int
    /// How many positions of the context it sees.
    let contextCount: Int
    /// Whether its keys and values become part of the context.
    let joinsContext: Bool
  }

  let capacity: Int
  /// The most rows of a batch that a row sees, itself among them.
  let tailCapacity: Int
  private(set) var rows: [Row] = []
  private var tails: [Int32]
  private var tailCounts: [Int] = []

  init(capacity: Int, tailCapacity: Int) {
    self.capacity = capacity
    self.tailCapacity = tailCapacity
    tails = [Int32](repeating: 0, count: capacity * tailCapacity)
    rows.reserveCapacity(capacity)
    tailCounts.reserveCapacity(capacity)
  }

  mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    tailCounts.removeAll(keepingCapacity: true)
  }

  /// Adds a token of the context.
  mutating func appendContext(_ token: TokenID, position: Int) {
    rows.append(Row(token: token, position: position, contextCount: position + 1, joinsContext: true))
    tailCounts.append(0)
  }

  /// Adds a token that follows the context, or that follows another row.
  mutating func append(_ token: TokenID, after parent: Int?, contextCount: Int) {
    let row = rows.count
    var depth = 0
    if let parent {
      depth = tailCounts[parent]
      for index in 0..<depth { tails[row * tailCapacity + index] = tails[parent * tailCapacity + index] }
    }
    tails[row * tailCapacity + depth] = Int32(row)
    tailCounts.append(depth + 1)
    rows.append(Row(token: token, position: contextCount + depth, contextCount: contextCount, joinsContext: false))
  }

  /// Gives the rows that a row sees.
  func withTail<Result>(of row: Int, _ body: (UnsafeBufferPointer<Int32>) -> Result) -> Result {
    tails.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[row * tailCapacity..<row * tailCapacity + tailCounts[row]]))
    }
  }
}
