/// N-grams of one order in arrays, in any order until they are sorted.
struct NGramTable: Sendable {
  let order: Int
  private(set) var words: [WordID] = []
  private(set) var probabilities: [Float] = []
  private(set) var backoffs: [Float] = []

  init(order: Int, capacity: Int) {
    self.order = order
    // A header may say what it will; memory is taken for what is there.
    let capacity = min(capacity, 1 << 24)
    words.reserveCapacity(capacity * order)
    probabilities.reserveCapacity(capacity)
    backoffs.reserveCapacity(capacity)
  }

  var count: Int { probabilities.count }

  mutating func append(word: WordID) { words.append(word) }

  mutating func append(probability: Float, backoff: Float) {
    probabilities.append(probability)
    backoffs.append(backoff)
  }

  func forEach(
    _ body: (UnsafeBufferPointer<WordID>, Float, Float) throws(ModelError) -> Void
  ) throws(ModelError) {
    let error = words.withUnsafeBufferPointer { words -> ModelError? in
      do throws(ModelError) {
        for index in 0..<count {
          let range = index &* order..<(index &+ 1) &* order
          try body(UnsafeBufferPointer(rebasing: words[range]), probabilities[index], backoffs[index])
        }
        return nil
      } catch { return error }
    }
    if let error { throw error }
  }

  /// Sorts the n-grams by their ids in the order of the text.
  ///
  /// - Complexity: O(order × (number of n-grams + number of words)): a counting sort for each word, last word first.
  mutating func sort(vocabularySize: Int) {
    if isSorted { return }
    var permutation = (0..<UInt32(count)).map { $0 }
    var other = permutation
    var begins = [Int](repeating: 0, count: vocabularySize + 1)
    for column in stride(from: order - 1, through: 0, by: -1) {
      for index in begins.indices { begins[index] = 0 }
      for row in 0..<count { begins[Int(words[row &* order &+ column]) &+ 1] += 1 }
      for id in 0..<vocabularySize { begins[id + 1] += begins[id] }
      for row in permutation {
        let id = Int(words[Int(row) &* order &+ column])
        other[begins[id]] = row
        begins[id] += 1
      }
      swap(&permutation, &other)
    }
    words = permutation.flatMap { row in words[Int(row) * order..<(Int(row) + 1) * order] }
    probabilities = permutation.map { probabilities[Int($0)] }
    backoffs = permutation.map { backoffs[Int($0)] }
  }

  private var isSorted: Bool {
    words.withUnsafeBufferPointer { words in
      for row in 0..<max(0, count - 1) {
        var column = 0
        while column < order {
          let (a, b) = (words[row &* order &+ column], words[(row &+ 1) &* order &+ column])
          if a < b { break }
          if a > b { return false }
          column &+= 1
        }
      }
      return true
    }
  }
}
