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
