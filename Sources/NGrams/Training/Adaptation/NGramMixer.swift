internal import Glibc

/// Brings the n-grams of two models of one order together under common ids, with mixed probabilities.
struct NGramMixer {
  let scorer: MixedScorer
  let layout: KeyLayout
  let weight: Double
  let options: TrainingOptions

  /// The n-grams in text order with log10 probability and backoff; the contexts likewise with their backoff.
  struct Output {
    let ngrams: RecordFile
    let contexts: RecordFile
  }

  /// `backoffs` are the contexts of the next higher order.
  func run(_ n: Int, _ models: [LanguageModel], backoffs: RecordFile?) throws(ModelError) -> Output {
    let output = Output(
      ngrams: try RecordFile(in: options.temporaryFolder), contexts: try RecordFile(in: options.temporaryFolder))
    let merge = try collect(n, models).merged(memory: options.memory / 4)
    let backoffs = backoffs?.reader()
    var hasBackoff = try backoffs?.advance() ?? false
    var context: UInt128?
    var states: (MixedScorer.State, MixedScorer.State)?
    var sums = (0.0, 0.0)
    var last: UInt128?
    while try merge.advance() {
      let key = merge.current.key
      if key == last { continue }
      last = key
      let itsContext = layout.prefix(key, n - 1)
      if itsContext != context {
        try close(context, n, sums, output)
        (context, sums) = (itsContext, (0, 0))
        states = nil
      }
      let words = (0..<n).map { layout.word($0, of: key) }
      let (long, short) =
        states ?? (scorer.state(after: words.dropLast()), scorer.state(after: words.dropLast().dropFirst()))
      states = (long, short)
      let probability = mixed(words[n - 1], long)
      sums = (sums.0 + probability, sums.1 + (n > 1 ? mixed(words[n - 1], short) : 0))
      while hasBackoff, let backoffs, backoffs.current.key < key { hasBackoff = try backoffs.advance() }
      var backoff: Float = 0
      if hasBackoff, let backoffs, backoffs.current.key == key { backoff = backoffs.current.first }
      let isBegin = n == 1 && words[0] == Vocabulary.beginSentence
      let logarithm = isBegin || probability <= 0 ? -99 : Float(min(log10(probability), 0))
      try output.ngrams.append(NGramRecord(key: key, logarithm, backoff))
    }
    try close(context, n, sums, output)
    try output.ngrams.finish()
    try output.contexts.finish()
    return output
  }

  private func mixed(_ word: WordID, _ state: MixedScorer.State) -> Double {
    let pair = scorer.probabilities(word, after: state)
    return weight * pair.first + (1 - weight) * pair.second
  }

  private func close(_ context: UInt128?, _ n: Int, _ sums: (Double, Double), _ output: Output) throws(ModelError) {
    guard let context, n > 1 else { return }
    let backoff = max(1 - sums.0, 1e-12) / max(1 - sums.1, 1e-12)
    try output.contexts.append(NGramRecord(key: context, Float(log10(backoff)), 0))
  }

  /// The n-grams of both models, each once or twice.
  private func collect(_ n: Int, _ models: [LanguageModel]) throws(ModelError) -> RecordSorter {
    let sorter = try RecordSorter(
      in: options.temporaryFolder, keyBits: layout.bits * n, memory: options.memory * 3 / 4)
    for (index, model) in models.enumerated() where n <= model.order {
      try model.forEach(order: n) { (words, _, _) throws(ModelError) in
        var key: UInt128 = 0
        for slot in 0..<n {
          let word = index == 0 ? words[slot] : scorer.union.idsOfSecond[Int(words[slot])]
          key |= layout.key(word, in: slot)
        }
        try sorter.append(NGramRecord(key: key, payload: 0))
      }
    }
    try sorter.finish()
    return sorter
  }
}

/// The words of two models under common ids: those of the first keep theirs, new ones follow.
struct VocabularyUnion: Sendable {
  let vocabulary: Vocabulary
  /// The common ids of the second model's words.
  let idsOfSecond: [WordID]
  /// For each common id the first and the second model's; nil where the model does not have the word.
  let first: [WordID?]
  let second: [WordID?]
  /// For each common id what stands for it in a model that does not have it, when it is part of a context.
  private let firstClasses: [WordID]
  private let secondClasses: [WordID]

  init(_ a: Vocabulary, _ b: Vocabulary) throws(ModelError) {
    var builder = VocabularyBuilder()
    func insert(_ vocabulary: Vocabulary) -> [WordID] {
      (0..<WordID(vocabulary.count)).map { id in
        vocabulary.withWord(id) { builder.insert($0.assumingMemoryBound(to: UInt8.self)) }
      }
    }
    _ = insert(a)
    idsOfSecond = insert(b)
    let vocabulary = try builder.build()
    self.vocabulary = vocabulary
    var inSecond = [WordID?](repeating: nil, count: vocabulary.count)
    for (id, common) in idsOfSecond.enumerated() { inSecond[Int(common)] = WordID(id) }
    second = inSecond
    first = (0..<vocabulary.count).map { $0 < a.count ? WordID($0) : nil }
    let resolvers = (WordResolver(a), WordResolver(b))
    func standIn(_ id: Int, _ resolver: WordResolver) -> WordID {
      vocabulary.withWord(WordID(id)) {
        resolver.id(of: TokenClass(unseen: $0.assumingMemoryBound(to: UInt8.self), at: .inside))
      }
    }
    firstClasses = (0..<vocabulary.count).map { $0 < a.count ? WordID($0) : standIn($0, resolvers.0) }
    secondClasses = (0..<vocabulary.count).map { inSecond[$0] ?? standIn($0, resolvers.1) }
  }

  /// The ids that a context has in the first and in the second model.
  func contexts(_ words: some Sequence<WordID>) -> (first: [WordID], second: [WordID]) {
    (words.map { firstClasses[Int($0)] }, words.map { secondClasses[Int($0)] })
  }
}
