internal import Bytes
internal import Glibc
internal import Synchronization

/// Estimates a model from adjusted counts: discounts, normalizes, interpolates and prunes.
struct NGramEstimator {
  let vocabulary: Vocabulary
  let layout: KeyLayout
  let options: TrainingOptions
  let meter: ProgressMeter

  /// The n-grams with their probabilities.
  ///
  /// - Complexity: O(*n*) in the n-grams, on disk.
  func estimate(_ adjusted: AdjustedCounts, metadata: ModelMetadata) throws(ModelError) -> TrainedNGrams {
    let discounts = adjusted.countsOfCounts.map { Discounts(countsOfCounts: $0) }
    let words = WordProbabilities(adjusted.words, discounts[1])
    let normalized = try normalize(adjusted, discounts)
    let ngrams = try Interpolator(layout: layout, options: options).run(normalized.map { $0?.ngrams }, words, meter)
    var files: [RecordFile] = []
    var above: Pruner.Output?
    let pruner = Pruner(layout: layout, options: options, weightedTokens: adjusted.weightedTokens)
    for n in stride(from: options.order, through: 2, by: -1) {
      guard let input = ngrams[n], let contexts = normalized[n]?.contexts else { continue }
      let output = try pruner.run(n, input, contexts, above: above)
      files.insert(output.ngrams, at: 0)
      above = output
      meter.update(.pruning, Double(options.order - n + 1) / Double(options.order - 1))
    }
    return TrainedNGrams(
      vocabulary: vocabulary, metadata: metadata, layout: layout, words: try finish(words, above), files: files)
  }

  /// Normalizes all orders, the largest first, on as many threads as there are.
  private func normalize(
    _ adjusted: AdjustedCounts, _ discounts: [Discounts]
  ) throws(ModelError) -> [ContextNormalizer.Output?] {
    let outputs = Mutex<[Int: ContextNormalizer.Output]>([:])
    let next = Mutex(options.order)
    let sorters = adjusted.sorters
    try WorkerThread.run(min(options.threadCount, options.order - 1)) {
      [options, layout, meter] (_) throws(ModelError) in
      while true {
        let order = next.withLock { next in
          defer { next -= 1 }
          return next
        }
        guard order >= 2, let counts = sorters[order] else { return }
        let normalizer = ContextNormalizer(layout: layout, options: options, discounts: discounts[order], order: order)
        let output = try normalizer.run(counts, memory: options.memory / options.threadCount)
        let done = outputs.withLock { outputs in
          outputs[order] = output
          return outputs.count
        }
        meter.update(.normalizing, Double(done) / Double(options.order - 1))
      }
    }
    return outputs.withLock { outputs in (0...options.order).map { outputs[$0] } }
  }

  /// Joins the 1-grams with the backoff weights of the words as contexts.
  private func finish(
    _ words: WordProbabilities, _ above: Pruner.Output?
  ) throws(ModelError) -> [(probability: Float, backoff: Float)] {
    var result = words.values.map { value in
      (probability: value > 0 ? min(Float(log10(value)), 0) : -99, backoff: Float(0))
    }
    guard let contexts = above?.contexts.reader() else { return result }
    while try contexts.advance() {
      let word = Int(layout.word(0, of: contexts.current.key))
      if result.indices.contains(word) { result[word].backoff = contexts.current.first }
    }
    return result
  }
}

/// The n-grams that a training has estimated, on disk in files without names until they are written as a model.
///
/// They take no memory but the vocabulary's, and are deleted with the last reference.
public struct TrainedNGrams: NGramSource, Sendable {
  /// The length of the longest n-grams.
  public let order: Int
  /// How many n-grams there are of each order.
  public let counts: [Int]
  /// The words: reserved ones, classes, then words by falling count.
  public let vocabulary: Vocabulary
  /// The description of the training for a model's metadata.
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
