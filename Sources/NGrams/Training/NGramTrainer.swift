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
  /// - Throws: ``ModelError`` if an option is out of range, a text cannot be read or is empty, its spellings do not fit
  ///   into half of the memory, or the disk is full.
  /// - Complexity: O(*n*) in the tokens, for each order.
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
    var options = options
    // The numbers of the spellings stay in memory while n-grams are counted.
    options.memory = max(options.memory - selection.byteCount, options.memory / 2)
    let adjusted = try adjust(tokenized, selection, layout, options, meter)
    let estimator = NGramEstimator(vocabulary: vocabulary, layout: layout, options: options, meter: meter)
    return try estimator.estimate(adjusted, metadata: metadata(tokenized))
  }

  private func adjust(
    _ tokenized: TokenizedCorpora, _ selection: VocabularySelection, _ layout: KeyLayout, _ options: TrainingOptions,
    _ meter: ProgressMeter
  ) throws(ModelError) -> AdjustedCounts {
    let counter = try NGramCounter(tokenized, selection, layout, corpora, options, meter)
    return try AdjustedCounts(
      counter, wordCount: selection.vocabulary.count, layout, options, expected: tokenized.tokenCount, meter)
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
