import NGrams

/// N-grams as they stand in lists, right or wrong.
struct ListSource: NGramSource {
  let vocabulary: Vocabulary
  let lists: [[(words: [WordID], probability: Float, backoff: Float)]]

  init(vocabulary: Vocabulary, lists: [[([WordID], Float, Float)]]) {
    self.vocabulary = vocabulary
    self.lists = lists.map { $0.map { ($0.0, $0.1, $0.2) } }
  }

  var order: Int { lists.count }
  var counts: [Int] { lists.map(\.count) }

  func forEach(
    order n: Int, _ body: (UnsafeBufferPointer<WordID>, Float, Float) throws(ModelError) -> Void
  ) throws(ModelError) {
    for entry in lists[n - 1] {
      let error = entry.words.withUnsafeBufferPointer { buffer -> ModelError? in
        do throws(ModelError) {
          try body(buffer, entry.probability, entry.backoff)
          return nil
        } catch { return error }
      }
      if let error { throw error }
    }
  }
}
