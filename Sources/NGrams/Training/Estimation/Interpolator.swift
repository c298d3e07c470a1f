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
