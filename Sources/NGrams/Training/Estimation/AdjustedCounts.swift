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
