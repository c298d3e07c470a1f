/// N-grams in memory as a trie, in the order of their ids: what a model file is made of.
///
/// A node of level n is an n-gram; its parent is its context. 16 bytes a node, 12 at the highest level.
struct NGramTrie {
  /// The n-grams of one order.
  struct Level {
    /// The last words.
    var words: [WordID] = []
    /// log10 probabilities.
    var probabilities: [Float] = []
    /// log10 backoff weights; none at the highest level.
    var backoffs: [Float] = []
    /// Where the children of each node begin in the next level, and the last end; none at the highest level.
    var begins: [UInt32] = []

    var count: Int { words.count }

    func children(_ node: Int) -> Range<Int> { Int(begins[node])..<Int(begins[node + 1]) }
  }

  let order: Int
  var levels: [Level]

  init(order: Int) {
    self.order = order
    levels = Array(repeating: Level(), count: order)
  }

  /// The node of a word among the children of a node; `level` is that of the children, counted from 0.
  func find(_ word: WordID, in range: Range<Int>, level: Int) -> Int? {
    levels[level].words.withUnsafeBufferPointer { words in
      var low = range.lowerBound
      var high = range.upperBound
      while low < high {
        let middle = (low &+ high) / 2
        if words[middle] < word { low = middle &+ 1 } else { high = middle }
      }
      return low < range.upperBound && words[low] == word ? low : nil
    }
  }

  /// The node of an n-gram in its level, nil if there is none.
  func node(_ words: some Collection<WordID>) -> Int? {
    var node: Int?
    for (depth, word) in words.enumerated() {
      if depth == 0 {
        node = Int(word) < levels[0].count ? Int(word) : nil
      } else if let parent = node {
        node = find(word, in: levels[depth - 1].children(parent), level: depth)
      }
      if node == nil { return nil }
    }
    return node
  }

  /// Calls `body` with the ids and the node of every n-gram of an order, in order.
  func forEach(order n: Int, _ body: (UnsafeBufferPointer<WordID>, Int) throws(ModelError) -> Void) throws(ModelError) {
    var path = [Int](repeating: 0, count: n)
    var words = [WordID](repeating: 0, count: n)
    for node in 0..<levels[n - 1].count {
      path[n - 1] = node
      words[n - 1] = levels[n - 1].words[node]
      var depth = n - 1
      // Climb while the node lies beyond its parent's children; as a rule it does not.
      while depth > 0 {
        let begins = levels[depth - 1].begins
        var parent = path[depth - 1]
        let start = parent
        while Int(begins[parent + 1]) <= path[depth] { parent += 1 }
        if parent == start && node > 0 { break }
        path[depth - 1] = parent
        words[depth - 1] = levels[depth - 1].words[parent]
        depth -= 1
      }
      try Self.withBuffer(words) { buffer throws(ModelError) in try body(buffer, node) }
    }
  }

  /// `withUnsafeBufferPointer` with a typed error.
  static func withBuffer(
    _ words: [WordID], _ body: (UnsafeBufferPointer<WordID>) throws(ModelError) -> Void
  ) throws(ModelError) {
    let result = words.withUnsafeBufferPointer { buffer -> ModelError? in
      do throws(ModelError) {
        try body(buffer)
        return nil
      } catch { return error }
    }
    if let result { throw result }
  }
}
