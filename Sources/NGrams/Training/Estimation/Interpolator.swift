/// Interpolates the orders: p(*w*|*h*) = u(*w*|*h*) + γ(*h*) p(*w*|*h* without its first word).
///
/// In suffix order an n-gram follows the shorter one it ends in, so one pass over all orders at once with a stack of
/// probabilities does it (Heafield et al. 2013, section 3.4).
struct Interpolator {
  let layout: KeyLayout
  let options: TrainingOptions

  /// Gets the n-grams in suffix order with u and γ, by order (the first two are nil); gives them in text order with
  /// their probability and that of the shorter one, by order likewise.
  func run(
    _ inputs: [RecordSorter?], _ words: WordProbabilities, _ meter: ProgressMeter
  ) throws(ModelError) -> [RecordSorter?] {
    let order = options.order
    let share = options.memory / (order - 1)
    var outputs: [RecordSorter?] = [nil, nil]
    var merges: [RecordMerge] = []
    for n in 2...order {
      outputs.append(
        try RecordSorter(in: options.temporaryFolder, keyBits: layout.bits * n, memory: share * 3 / 4))
      merges.append((inputs[n] ?? nil)?.merged(memory: share / 4) ?? RecordMerge([], tags: []))
    }
    var alive: [Bool] = []
    for merge in merges { alive.append(try merge.advance()) }
    var probabilities = Array(repeating: 0.0, count: order + 1)
    let total = max(inputs.reduce(0) { $0 + ($1?.count ?? 0) }, 1)
    var done = 0
    while let next = Self.smallest(merges, alive) {
      let record = merges[next].current
      let n = next + 2
      if n == 2 { probabilities[1] = words.values[Int(layout.word(0, of: record.key))] }
      let lower = probabilities[n - 1]
      let probability = Double(record.first) + Double(record.second) * lower
      probabilities[n] = probability
      try outputs[n]?.append(
        NGramRecord(key: layout.reversed(record.key, count: n), Float(probability), Float(lower)))
      alive[next] = try merges[next].advance()
      done += 1
      if done & 0xFFFF == 0 { meter.update(.interpolating, Double(done) / Double(total)) }
    }
    for output in outputs { try output?.finish() }
    return outputs
  }

  /// The merge with the lowest key; keys of different orders are never equal.
  @inline(__always)
  private static func smallest(_ merges: [RecordMerge], _ alive: [Bool]) -> Int? {
    var best: Int?
    var bestHigh: UInt64 = 0
    var bestLow: UInt64 = 0
    for index in merges.indices where alive[index] {
      let record = merges[index].current
      if best == nil || record.high < bestHigh || record.high == bestHigh && record.low < bestLow {
        (best, bestHigh, bestLow) = (index, record.high, record.low)
      }
    }
    return best
  }
}

/// Turns the adjusted counts of one order into discounted probabilities and the weights of the next lower order.
///
/// For a context *h* and a word *w* with count *c*: u(*w*|*h*) = (*c* − D(*c*)) / Σ*c*, and the weight of the lower
/// order is γ(*h*) = ΣD / Σ*c*, plus the u of every n-gram that a cut-off leaves out (Heafield et al. 2013, section
/// 3.3). With weighted corpora *c* is the weighted count and D is scaled by the n-gram's mean weight, so that the
/// weights move probability from corpus to corpus and the discounts stay those of true counts; the sum over *w* is
/// still 1.
struct ContextNormalizer {
  let layout: KeyLayout
  let options: TrainingOptions
  let discounts: Discounts
  let order: Int

  /// The results: n-grams in suffix order with u and γ, contexts in text order with γ and their occurrences.
  struct Output {
    let ngrams: RecordSorter
    let contexts: RecordFile
  }

  /// Reads and sorts within `memory` bytes.
  func run(_ counts: RecordSorter, memory: Int) throws(ModelError) -> Output {
    let output = Output(
      ngrams: try RecordSorter(in: options.temporaryFolder, keyBits: layout.bits * order, memory: memory * 3 / 4),
      contexts: try RecordFile(in: options.temporaryFolder))
    let merge = counts.merged(memory: memory / 4)
    var group: [(key: UInt128, count: CountPayload)] = []
    var context: UInt128 = 0
    while try merge.advance() {
      let key = merge.current.key
      let itsContext = layout.prefix(key, order - 1)
      if itsContext != context {
        try close(context, group, output)
        group.removeAll(keepingCapacity: true)
        context = itsContext
      }
      group.append((key, CountPayload(packed: merge.current.payload)))
    }
    try close(context, group, output)
    try output.ngrams.finish()
    try output.contexts.finish()
    return output
  }

  private func close(
    _ context: UInt128, _ group: [(key: UInt128, count: CountPayload)], _ output: Output
  ) throws(ModelError) {
    guard !group.isEmpty else { return }
    var total = 0.0
    var setAside = 0.0
    var occurrences = 0.0
    var kept = 0
    for (_, count) in group {
      total += Double(count.weighted)
      occurrences += Double(count.occurrences)
      let discount = discounts[count.countClass] * Double(count.meanWeight)
      setAside += count.isCut ? Double(count.weighted) : discount
      if !count.isCut { kept += 1 }
    }
    // Without one n-gram left the context tells nothing, and queries need not find it.
    guard kept > 0, total > 0 else { return }
    let weight = setAside / total
    try output.contexts.append(NGramRecord(key: context, Float(weight), Float(occurrences)))
    for (key, count) in group where !count.isCut {
      let discount = discounts[count.countClass] * Double(count.meanWeight)
      let share = max(Double(count.weighted) - discount, 0) / total
      try output.ngrams.append(
        NGramRecord(key: layout.reversed(key, count: order), Float(share), Float(weight)))
    }
  }
}

/// The probabilities of the 1-grams, by id.
///
/// As those of any order, with a uniform distribution below: 1 / (number of words without `<s>`), so that `<unk>` and
/// words of the vocabulary that never came have a share. `<s>` itself is never predicted and has none.
struct WordProbabilities {
  let values: [Double]

  init(_ counts: [CountPayload], _ discounts: Discounts) {
    var total = 0.0
    var setAside = 0.0
    for count in counts {
      total += Double(count.weighted)
      setAside += discounts[count.countClass] * Double(count.meanWeight)
    }
    let uniform = 1 / Double(max(counts.count - 1, 1))
    let weight = total > 0 ? setAside / total : 1
    values = counts.indices.map { id in
      if id == Int(Vocabulary.beginSentence) { return 0 }
      let count = counts[id]
      let discount = discounts[count.countClass] * Double(count.meanWeight)
      let share = total > 0 ? max(Double(count.weighted) - discount, 0) / total : 0
      return share + weight * uniform
    }
  }
}
