internal import Glibc

/// The n-grams that a training has estimated, on disk in files without names until they are written as a model.
///
/// They take no memory but the vocabulary's, and go with the last reference.
public struct TrainedNGrams: NGramSource, Sendable {
  /// The length of the longest n-grams.
  public let order: Int
  /// How many n-grams there are of each order.
  public let counts: [Int]
  /// The words: reserved ones, classes, then words by falling count.
  public let vocabulary: Vocabulary
  /// What is to be said of the training in a model's metadata.
  public let metadata: ModelMetadata
  private let layout: KeyLayout
  private let words: [(probability: Float, backoff: Float)]
  private let files: [RecordFile]

  /// Takes the 1-grams by id, and the n-grams of orders 2 and up in text order.
  init(
    vocabulary: Vocabulary, metadata: ModelMetadata, layout: KeyLayout,
    words: [(probability: Float, backoff: Float)], files: [RecordFile]
  ) {
    self.vocabulary = vocabulary
    self.metadata = metadata
    self.layout = layout
    self.words = words
    self.files = files
    order = files.count + 1
    counts = [words.count] + files.map(\.count)
  }

  /// Calls `body` for each n-gram of one order, ascending in the order of its ids.
  ///
  /// - Complexity: O(number of n-grams), read from disk.
  public func forEach(
    order n: Int,
    _ body: (
      _ words: UnsafeBufferPointer<WordID>, _ log10Probability: Float, _ log10Backoff: Float
    ) throws(ModelError) -> Void
  ) throws(ModelError) {
    let ids = UnsafeMutableBufferPointer<WordID>.allocate(capacity: max(n, 1))
    ids.initialize(repeating: 0)
    defer { ids.deallocate() }
    if n == 1 {
      for (id, entry) in words.enumerated() {
        ids[0] = WordID(truncatingIfNeeded: id)
        try body(UnsafeBufferPointer(ids), entry.probability, entry.backoff)
      }
    } else if files.indices.contains(n - 2) {
      let reader = files[n - 2].reader()
      while try reader.advance() {
        let key = reader.current.key
        for slot in 0..<n { ids[slot] = layout.word(slot, of: key) }
        try body(UnsafeBufferPointer(ids), reader.current.first, reader.current.second)
      }
    }
  }
}
