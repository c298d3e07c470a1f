/// The likeliest of many tokens.
struct BestTokens {
  private struct Entry: BinaryHeapElement {
    let token: NextToken

    /// The least likely comes first; of equals the higher token.
    func precedes(_ other: Entry) -> Bool {
      (token.logProbability, -token.token) < (other.token.logProbability, -other.token.token)
    }
  }

  private let limit: Int
  private var heap = BinaryHeap<Entry>()

  init(limit: Int) { self.limit = limit }

  /// Whether a token is among the best so far.
  func wants(_ token: NextToken) -> Bool {
    heap.elements.count < limit || heap.first.map { $0.precedes(Entry(token: token)) } ?? false
  }

  /// Takes a token if it is among the best so far.
  mutating func insert(_ token: NextToken) {
    let entry = Entry(token: token)
    if heap.elements.count < limit {
      heap.insert(entry)
    } else if let worst = heap.first, worst.precedes(entry) {
      heap.replaceFirst(with: entry)
    }
  }

  /// The tokens, best first.
  var sorted: [NextToken] { heap.elements.sorted { $1.precedes($0) }.map(\.token) }
}
