/// Derives the counts of all orders from those of the highest, in one pass.
///
/// The adjusted count of a shorter n-gram is the number of different words that were seen before it, or its
/// occurrences where it begins a sentence and nothing can stand before it (Kneser and Ney 1995; Heafield et al.,
/// “Scalable modified Kneser–Ney language model estimation”, ACL 2013, section 3.2). In suffix order all n-grams with
/// one ending stand together, so a stack with a count for each order is enough.
final class AdjustedCounts {
  /// What is known of an n-gram while its endings go by.
  private struct Level {
    var adjusted: UInt64 = 0
    var weighted = 0.0
    var occurrences: UInt64 = 0
    var weightedOccurrences = 0.0
    var documents = DocumentSpan.none
  }

  /// The n-grams of orders 2 and up in text order, with a ``CountPayload``; the first two are empty.
  private(set) var sorters: [RecordSorter?] = [nil, nil]
  /// The words' counts, by id.
  private(set) var words: [CountPayload]
  /// How many n-grams have an adjusted count of 0 to 4, by order from 0.
  private(set) var countsOfCounts: [[Int]]
  /// The tokens that were counted, ends of sentences included, weighted.
  private(set) var weightedTokens = 0.0

  private let layout: KeyLayout
  private let options: TrainingOptions
  private var levels: [Level]

  init(
    _ counter: some NGramCountSequence, wordCount: Int, _ layout: KeyLayout, _ options: TrainingOptions, expected: Int,
    _ meter: ProgressMeter
  ) throws(ModelError) {
    self.layout = layout
    self.options = options
    let order = options.order
    levels = Array(repeating: Level(), count: order + 1)
    countsOfCounts = Array(repeating: Array(repeating: 0, count: 5), count: order + 1)
    words = Array(
      repeating: CountPayload(adjusted: 0, weighted: 0, occurrences: 0, isCut: false), count: wordCount)
    for n in 2...order {
      sorters.append(
        try RecordSorter(
          in: options.temporaryFolder, keyBits: layout.bits * n, memory: options.memory * 3 / 4 / (order - 1)))
    }
    try run(counter, expected, meter)
    for sorter in sorters { try sorter?.finish() }
  }

  private func run(_ counter: some NGramCountSequence, _ expected: Int, _ meter: ProgressMeter) throws(ModelError) {
    var previous: UInt128 = 0
    var open = 0
    var done: UInt64 = 0
    var records = 0
    while try counter.advance() {
      let key = counter.key
      let shared = open == 0 ? 0 : min(layout.sharedSlots(previous, key), open)
      while open > shared {
        try close(open, previous)
        open -= 1
      }
      open = min(layout.filledSlots(key), options.order)
      for level in (shared + 1)...max(open, shared + 1) { levels[level] = Level() }
      levels[open] = Level(
        adjusted: counter.count, weighted: counter.weightedCount, occurrences: counter.count,
        weightedOccurrences: counter.weightedCount, documents: counter.documents)
      previous = key
      done += counter.count
      records += 1
      if records & 0xFFFF == 0 { meter.update(.adjusting, Double(done) / Double(max(expected, 1))) }
    }
    while open > 0 {
      try close(open, previous)
      open -= 1
    }
  }

  /// Sends an n-gram of `order` words on its way and adds it to the shorter one it ends in.
  private func close(_ order: Int, _ key: UInt128) throws(ModelError) {
    let level = levels[order]
    countsOfCounts[order][Int(min(level.adjusted, 5)) % 5] += 1
    let payload = CountPayload(
      adjusted: level.adjusted, weighted: level.weighted, occurrences: level.weightedOccurrences,
      isCut: level.occurrences <= UInt64(options.cutoff(order: order)) || (order > 1 && level.documents.isSingle))
    if order > 1 {
      levels[order - 1].adjusted += 1
      levels[order - 1].weighted += level.weightedOccurrences / Double(max(level.occurrences, 1))
      levels[order - 1].occurrences += level.occurrences
      levels[order - 1].weightedOccurrences += level.weightedOccurrences
      levels[order - 1].documents.formUnion(level.documents)
      let words = layout.reversed(layout.prefix(key, order), count: order)
      try sorters[order]?.append(NGramRecord(key: words, payload: payload.packed))
    } else {
      weightedTokens += level.weightedOccurrences
      let word = Int(layout.word(0, of: key))
      if words.indices.contains(word) { words[word] = payload }
    }
  }
}

/// What an n-gram's record holds between counting and estimation, in 64 bits.
///
/// The weighted adjusted count is a full float, since probabilities are made of it. What only scales a discount (the
/// mean weight, to 1/1024) or a pruning decision (the weighted raw count, to 8 bits of mantissa) is kept short.
struct CountPayload {
  /// The adjusted count, weighted by corpus.
  let weighted: Float
  /// The occurrences, weighted by corpus.
  let occurrences: Float
  /// The adjusted count before weighting, 3 for all above: which discount applies.
  let countClass: Int
  /// The weighted count over the count before weighting.
  let meanWeight: Float
  /// Whether a cut-off leaves the n-gram out.
  let isCut: Bool

  init(adjusted: UInt64, weighted: Double, occurrences: Double, isCut: Bool) {
    self.weighted = Float(weighted)
    self.occurrences = Float(occurrences)
    countClass = Int(min(adjusted, 3))
    meanWeight = Float(weighted / Double(max(adjusted, 1)))
    self.isCut = isCut
  }

  @inline(__always)
  init(packed: UInt64) {
    weighted = Float(bitPattern: UInt32(truncatingIfNeeded: packed >> 32))
    occurrences = Float(bitPattern: UInt32(truncatingIfNeeded: packed) & 0xFFFF_0000)
    countClass = Int(packed >> 14 & 3)
    isCut = packed & 1 << 13 != 0
    meanWeight = Float(packed & 0x1FFF) / 1024
  }

  var packed: UInt64 {
    let scaled = UInt64(min((meanWeight * 1024).rounded(), 8191))
    let low = UInt64(occurrences.bitPattern & 0xFFFF_0000) | UInt64(countClass) << 14 | (isCut ? 1 << 13 : 0) | scaled
    return UInt64(weighted.bitPattern) << 32 | low
  }
}

/// How much of a count is set aside for n-grams never seen: Chen and Goodman's three discounts of one order.
///
/// With *n*₁ … *n*₄ the numbers of n-grams that occur once to four times and Y = *n*₁ / (*n*₁ + 2 *n*₂): D₁ = 1 − 2Y
/// *n*₂/*n*₁, D₂ = 2 − 3Y *n*₃/*n*₂, D₃₊ = 3 − 4Y *n*₄/*n*₃. Source: S. F. Chen and J. Goodman, “An empirical study
/// of smoothing techniques for language modeling”, TR-10-98, Harvard University, 1998, section 4.
struct Discounts: Hashable, Sendable {
  /// For too small a corpus, in which one of the numbers is 0 or a discount falls outside 0…*j*; as KenLM's fallback.
  static let fallback = Discounts(1 / 2, 1, 3 / 2)

  private var values: SIMD4<Double>

  init(_ one: Double, _ two: Double, _ more: Double) { values = [0, one, two, more] }

  /// Estimates the discounts; `countsOfCounts[j]` is *n*ⱼ, from *j* = 1 to 4.
  init(countsOfCounts: [Int]) {
    self = Self.fallback
    guard countsOfCounts.count > 4, countsOfCounts[1...4].allSatisfy({ $0 > 0 }) else { return }
    let n = countsOfCounts.map(Double.init)
    let y = n[1] / (n[1] + 2 * n[2])
    let estimate = Discounts(1 - 2 * y * n[2] / n[1], 2 - 3 * y * n[3] / n[2], 3 - 4 * y * n[4] / n[3])
    if (1...3).allSatisfy({ 0...Double($0) ~= estimate[$0] }) { self = estimate }
  }

  /// The discount of a count; all above 3 are as 3.
  @inline(__always)
  subscript(count: Int) -> Double { values[min(max(count, 0), 3)] }
}
