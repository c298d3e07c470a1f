internal import Glibc
internal import Synchronization
internal import UnicodeText

/// Trains an n-gram model on text: modified Kneser–Ney smoothing, interpolated, in bounded memory.
///
/// ```swift
/// var options = TrainingOptions()
/// options.pruneThreshold = 1e-8
/// let trainer = NGramTrainer(corpora: [TrainingCorpus(name: "news", path: "news.txt")], options: options)
/// let ngrams = try trainer.train()
/// print(ngrams.counts)
/// ```
///
/// The text is read once: cut into tokens (``TokenNormalizer``), which go to disk as numbers while their vocabulary
/// grows. N-grams are packed into 128 bits and sorted on disk (``TrainingOptions/memory``), then estimated in streams
/// as in K. Heafield et al., “Scalable modified Kneser–Ney language model estimation”, ACL 2013, with the discounts
/// of Chen and Goodman 1998. Temporary files have no names, so a run that is killed leaves nothing behind.
///
/// A corpus's weight *λ* scales its share of every probability: the count that is divided is Σ *λ* *c*, while the
/// discount of an n-gram stays that of its true count, times its mean weight. With all weights equal this is plain
/// Kneser–Ney; scaled counts in the plain formula would have broken the counts of counts that the discounts come
/// from.
///
/// The result depends on the bytes and the options only, not on the threads. It does not split held-out text off, and
/// it does not remove duplicates.
public struct NGramTrainer: Sendable {
  /// The texts.
  public let corpora: [TrainingCorpus]
  /// How they are used.
  public let options: TrainingOptions

  /// Makes a trainer.
  public init(corpora: [TrainingCorpus], options: TrainingOptions) {
    self.corpora = corpora
    self.options = options
  }

  /// Trains.
  ///
  /// - Parameter progress: Called a few times a second, from any thread.
  /// - Returns: The n-grams, ready for ``ModelWriter`` or ``ARPAWriter``.
  /// - Throws: ``ModelError`` if an option is out of range, a text cannot be read or is empty, or the disk is full.
  /// - Complexity: O(*n*) in the tokens, for each order; memory for each spelling of the text, besides the option's.
  public func train(progress: (@Sendable (TrainingProgress) -> Void)? = nil) throws(ModelError) -> TrainedNGrams {
    try options.validate()
    for corpus in corpora where !(corpus.weight > 0 && corpus.weight <= 8) {
      throw ModelError(.limit, at: corpus.name, "the weight is \(corpus.weight)", remedy: "choose one above 0, up to 8")
    }
    let meter = ProgressMeter(progress)
    let tokenized = try TokenizedCorpora(corpora, options, meter)
    guard tokenized.tokenCount > 0 else {
      throw ModelError(
        .limit, at: corpora.first?.name ?? "the corpora", "there is no text to train on",
        remedy: "name a text with words")
    }
    let selection = try VocabularySelection(tokenized, options)
    let vocabulary = selection.vocabulary
    guard let layout = KeyLayout(wordCount: vocabulary.count, order: options.order) else {
      throw ModelError(
        .limit, at: "the vocabulary", "\(vocabulary.count) words do not fit into n-grams of order \(options.order)",
        remedy: "limit the vocabulary to \(1 << (128 / options.order)) words or lower the order")
    }
    let adjusted = try adjust(tokenized, selection, layout, meter)
    let discounts = adjusted.countsOfCounts.map { Discounts(countsOfCounts: $0) }
    let words = WordProbabilities(adjusted.words, discounts[1])
    let normalized = try normalize(adjusted, discounts, layout, meter)
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
      vocabulary: vocabulary, metadata: metadata(tokenized), layout: layout,
      words: try finish(words, above, layout), files: files)
  }

  private func adjust(
    _ tokenized: TokenizedCorpora, _ selection: VocabularySelection, _ layout: KeyLayout, _ meter: ProgressMeter
  ) throws(ModelError) -> AdjustedCounts {
    let counter = try NGramCounter(tokenized, selection, layout, corpora, options, meter)
    return try AdjustedCounts(
      counter, wordCount: selection.vocabulary.count, layout, options, expected: tokenized.tokenCount, meter)
  }

  /// Normalizes all orders, the largest first, on as many threads as there are.
  private func normalize(
    _ adjusted: AdjustedCounts, _ discounts: [Discounts], _ layout: KeyLayout, _ meter: ProgressMeter
  ) throws(ModelError) -> [ContextNormalizer.Output?] {
    let outputs = Mutex<[Int: ContextNormalizer.Output]>([:])
    let next = Mutex(options.order)
    let sorters = adjusted.sorters
    try WorkerThread.run(min(options.threadCount, options.order - 1)) { [options] (_) throws(ModelError) in
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
    _ words: WordProbabilities, _ above: Pruner.Output?, _ layout: KeyLayout
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

  private func metadata(_ tokenized: TokenizedCorpora) -> ModelMetadata {
    var metadata = ModelMetadata()
    let texts = corpora.map { corpus in
      "\(corpus.name) weight \(corpus.weight)" + (corpus.cap.map { " cap \($0)" } ?? "")
    }
    let cutoffs = (1...options.order).map { String(options.cutoff(order: $0)) }.joined(separator: ",")
    metadata[ModelMetadata.StandardKey.recipe] = """
      modified Kneser-Ney, interpolated, order \(options.order), cut-offs \(cutoffs), prune \(options.pruneThreshold), \
      vocabulary \(options.vocabularyLimit.map(String.init) ?? "all"), \(tokenized.tokenCount) tokens of \
      \(texts.joined(separator: "; "))
      """
    guard options.style == .text else { return metadata }
    metadata[ModelMetadata.StandardKey.icuVersion] = ICU.version
    metadata[ModelMetadata.StandardKey.normalization] = "TokenNormalizer 1"
    metadata[ModelMetadata.StandardKey.tokenClasses] = TokenClass.allCases.map(\.rawValue).joined(separator: " ")
    return metadata
  }
}
