internal import Glibc

/// Adapts a model to a user's text: interpolates it linearly with a second model that was trained on that text.
///
/// p(*w*|*h*) = *λ* p₁(*w*|*h*) + (1 − *λ*) p₂(*w*|*h*), for every n-gram that either model has; the backoff weights
/// are made anew, so that the result is one backoff model over the words of both (as SRILM's `ngram -mix-lm`; A.
/// Stolcke, “SRILM: an extensible language modeling toolkit”, ICSLP 2002). *λ* is fitted on held-out text by
/// expectation maximization (F. Jelinek and R. Mercer 1980).
///
/// Both models must stay as they are while the adapter is used. It does not train; see ``NGramTrainer``.
public struct ModelAdapter: Sendable {
  private let base: LanguageModel
  private let addition: LanguageModel
  private let union: VocabularyUnion

  /// Joins the vocabularies of a model and of the one trained on the user's text.
  ///
  /// - Throws: ``ModelError`` if the vocabularies together are too large.
  public init(base: LanguageModel, addition: LanguageModel) throws(ModelError) {
    self.base = base
    self.addition = addition
    union = try VocabularyUnion(base.vocabulary, addition.vocabulary)
  }

  /// The words of both models; the base's keep their ids.
  public var vocabulary: Vocabulary { union.vocabulary }

  private var scorer: MixedScorer { MixedScorer(first: base, second: addition, union: union) }

  /// Fits the base's weight to held-out text.
  ///
  /// - Parameter sentences: Sentences of ``vocabulary``'s ids, which neither model was trained on.
  /// - Returns: The weight *λ* under which the sentences are likeliest, 0.01 to 0.99; 1/2 without sentences.
  /// - Complexity: O(number of words), and 50 steps of arithmetic for each.
  public func fittedWeight(heldOut sentences: some Sequence<[WordID]>) -> Double {
    var pairs: [(first: Double, second: Double)] = []
    let scorer = scorer
    let reach = max(base.order, addition.order) - 1
    for sentence in sentences {
      let words = [Vocabulary.beginSentence] + sentence + [Vocabulary.endSentence]
      for index in 1..<words.count {
        let pair = scorer.probabilities(words[index], after: scorer.state(after: words[max(0, index - reach)..<index]))
        if pair.first + pair.second > 0 { pairs.append(pair) }
      }
    }
    guard !pairs.isEmpty else { return 0.5 }
    var weight = 0.5
    for _ in 0..<50 {
      let sum = pairs.reduce(0) { sum, pair in
        sum + weight * pair.first / (weight * pair.first + (1 - weight) * pair.second)
      }
      weight = min(max(sum / Double(pairs.count), 0.01), 0.99)
    }
    return weight
  }

  /// Interpolates the models.
  ///
  /// - Parameters:
  ///   - weight: The base's weight *λ*, 0 to 1.
  ///   - options: Of these only ``TrainingOptions/memory`` and ``TrainingOptions/temporaryFolder`` matter.
  /// - Returns: The n-grams of both, ready for ``ModelWriter`` or ``ARPAWriter``.
  /// - Throws: ``ModelError`` if the n-grams do not fit into keys or the disk is full.
  /// - Complexity: O(number of n-grams), with two queries of each model for each.
  public func interpolated(weight: Double, options: TrainingOptions) throws(ModelError) -> TrainedNGrams {
    let order = max(base.order, addition.order)
    guard let layout = KeyLayout(wordCount: vocabulary.count, order: order) else {
      throw ModelError(
        .limit, at: "the vocabulary", "\(vocabulary.count) words do not fit into n-grams of order \(order)",
        remedy: "train the addition with fewer words")
    }
    let mixer = NGramMixer(
      scorer: scorer, layout: layout, weight: min(max(weight, 0), 1), options: options)
    var files: [RecordFile] = []
    var contexts: RecordFile?
    for n in stride(from: order, through: 1, by: -1) {
      let output = try mixer.run(n, [base, addition], backoffs: contexts)
      files.insert(output.ngrams, at: 0)
      contexts = output.contexts
    }
    var words = [(probability: Float, backoff: Float)](repeating: (-99, 0), count: vocabulary.count)
    let reader = files.removeFirst().reader()
    while try reader.advance() {
      words[Int(layout.word(0, of: reader.current.key))] = (reader.current.first, reader.current.second)
    }
    var metadata = base.metadata
    let key = ModelMetadata.StandardKey.recipe
    metadata[key] = """
      \(weight) of: \(base.metadata[key] ?? "a model")
      \(1 - weight) of: \(addition.metadata[key] ?? "a model")
      """
    return TrainedNGrams(vocabulary: vocabulary, metadata: metadata, layout: layout, words: words, files: files)
  }
}

/// Probabilities of two models side by side, for words under common ids.
struct MixedScorer {
  let first: LanguageModel
  let second: LanguageModel
  let union: VocabularyUnion

  /// Contexts of both models.
  typealias State = (first: LanguageModel.State, second: LanguageModel.State)

  func state(after words: some Sequence<WordID>) -> State {
    let contexts = union.contexts(words)
    return (first.state(after: contexts.first), second.state(after: contexts.second))
  }

  /// The two probabilities of a word, 0 from a model that does not have it: each model's sum over all words is 1.
  func probabilities(_ word: WordID, after state: State) -> (first: Double, second: Double) {
    func probability(_ model: LanguageModel, _ id: WordID?, _ state: LanguageModel.State) -> Double {
      guard let id else { return 0 }
      var next = LanguageModel.State()
      return pow(10, Double(model.score(id, after: state, into: &next).log10Probability))
    }
    return (
      probability(first, union.first[Int(word)], state.first),
      probability(second, union.second[Int(word)], state.second)
    )
  }
}
