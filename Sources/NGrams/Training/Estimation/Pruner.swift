internal import Glibc

/// Leaves out the n-grams of one order that change the model least, and gives the contexts their backoff weights.
///
/// Entropy pruning (A. Stolcke, “Entropy-based pruning of backoff language models”, 1998): an n-gram goes if the
/// model without it has a perplexity higher by less than a share of `threshold`. The probability of a context is its
/// relative frequency in the text rather than that which Kneser–Ney's lower orders give it, which are no marginal
/// probabilities and mislead (C. Chelba et al., “Study on interaction between entropy pruning and Kneser–Ney
/// smoothing”, Interspeech 2010). What a longer n-gram that stays begins or ends with stays too, so no probability is
/// derived from a gap.
struct Pruner {
  let layout: KeyLayout
  let options: TrainingOptions
  let weightedTokens: Double

  /// The n-grams of one order that stay, in text order with log10 probability and backoff; and what they ask of the
  /// order below: contexts with their log10 backoff weights, and endings.
  struct Output {
    let ngrams: RecordFile
    let contexts: RecordFile
    let endings: RecordSorter
  }

  private struct Entry {
    let key: UInt128
    let probability: Double
    let lower: Double
    var backoff: Float
    var isNeeded: Bool
  }

  /// Gets the n-grams in text order with their probability and that of the shorter one, the contexts in text order
  /// with γ and their occurrences, and what the next higher order asks for (nil at the top).
  func run(_ order: Int, _ ngrams: RecordSorter, _ weights: RecordFile, above: Output?) throws(ModelError) -> Output {
    let memory = options.memory / 2
    let output = Output(
      ngrams: try RecordFile(in: options.temporaryFolder), contexts: try RecordFile(in: options.temporaryFolder),
      endings: try RecordSorter(in: options.temporaryFolder, keyBits: layout.bits * (order - 1), memory: memory))
    let merge = ngrams.merged(memory: memory / 2)
    let demand = try Demand(above, memory: memory / 2)
    let weights = weights.reader()
    var group: [Entry] = []
    var context: UInt128 = 0
    while try merge.advance() {
      let record = merge.current
      let itsContext = layout.prefix(record.key, order - 1)
      if itsContext != context {
        try close(order, context, &group, weights, output)
        context = itsContext
      }
      let (isNeeded, backoff) = try demand.lookUp(record)
      group.append(
        Entry(
          key: record.key, probability: Double(record.first), lower: Double(record.second), backoff: backoff,
          isNeeded: isNeeded))
    }
    try close(order, context, &group, weights, output)
    try output.ngrams.finish()
    try output.contexts.finish()
    try output.endings.finish()
    return output
  }

  private func close(
    _ order: Int, _ context: UInt128, _ group: inout [Entry], _ weights: RecordReader, _ output: Output
  ) throws(ModelError) {
    guard !group.isEmpty else { return }
    defer { group.removeAll(keepingCapacity: true) }
    while weights.current.key < context, try weights.advance() {}
    let frequency = Double(weights.current.second) / max(weightedTokens, 1)
    var weight = Double(weights.current.first)
    let total = group.reduce(into: (0.0, 0.0)) { $0 = ($0.0 + $1.probability, $0.1 + $1.lower) }
    var kept = (0.0, 0.0)
    var hasPruned = false
    var count = 0
    for index in group.indices {
      let entry = group[index]
      if !entry.isNeeded, isNegligible(entry, weight, total, frequency) {
        hasPruned = true
        group[index].backoff = .nan
        continue
      }
      kept = (kept.0 + entry.probability, kept.1 + entry.lower)
      count += 1
    }
    if hasPruned { weight = Self.weight(kept) }
    if count > 0 { try output.contexts.append(NGramRecord(key: context, Self.log(weight), 0)) }
    for entry in group where !entry.backoff.isNaN {
      try output.ngrams.append(NGramRecord(key: entry.key, min(Self.log(entry.probability), 0), entry.backoff))
      if order > 2 { try output.endings.append(NGramRecord(key: layout.dropFirst(entry.key), payload: 0)) }
    }
  }

  /// Stolcke's equation 3, with the context's other n-grams in place.
  private func isNegligible(
    _ entry: Entry, _ weight: Double, _ total: (Double, Double), _ frequency: Double
  ) -> Bool {
    guard options.pruneThreshold > 0, entry.probability > 0, entry.lower > 0, weight > 0 else { return false }
    let changed = Self.weight((total.0 - entry.probability, total.1 - entry.lower))
    let logRatio = Glibc.log(changed / weight)
    let change =
      entry.probability * (Glibc.log(entry.lower / entry.probability) + Glibc.log(changed))
      + logRatio * max(1 - total.0, 0)
    return expm1(-frequency * change) < options.pruneThreshold
  }

  /// The backoff weight of a context whose n-grams have these sums of probabilities, in both orders.
  private static func weight(_ sums: (Double, Double)) -> Double {
    max(1 - sums.0, 1e-12) / max(1 - sums.1, 1e-12)
  }

  private static func log(_ value: Double) -> Float { Float(max(log10(max(value, 1e-99)), -99)) }
}

/// What a higher order asks of the n-grams of an order, looked up in text order.
final class Demand {
  private let contexts: RecordReader?
  private let endings: RecordMerge?
  private var hasContext: Bool
  private var hasEnding: Bool

  init(_ above: Pruner.Output?, memory: Int) throws(ModelError) {
    contexts = above?.contexts.reader()
    endings = above?.endings.merged(memory: memory)
    hasContext = try contexts?.advance() ?? false
    hasEnding = try endings?.advance() ?? false
  }

  /// Whether an n-gram has to stay, and its log10 backoff weight; the n-grams must come in order.
  func lookUp(_ ngram: NGramRecord) throws(ModelError) -> (isNeeded: Bool, backoff: Float) {
    let key = ngram.key
    var result: (Bool, Float) = (false, 0)
    while hasContext, let contexts, contexts.current.key <= key {
      if contexts.current.key == key { result = (true, contexts.current.first) }
      hasContext = try contexts.advance()
    }
    while hasEnding, let endings, endings.current.key <= key {
      if endings.current.key == key { result.0 = true }
      hasEnding = try endings.advance()
    }
    return result
  }
}
