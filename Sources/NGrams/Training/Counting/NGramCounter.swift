/// Packs the n-grams of the streams into records, sorts them by thread, and merges them with their weights.
final class NGramCounter: NGramCountSequence {
  private let corpora: [TrainingCorpus]
  private let merge: RecordMerge
  private var pending: NGramRecord?
  private var pendingTag = 0
  private var isAtEnd = false

  /// The n-gram at hand, in suffix order; those that begin a sentence are shorter than the order.
  private(set) var key: UInt128 = 0
  /// How often it occurs, capped by corpus.
  private(set) var count: UInt64 = 0
  /// The same with each corpus's weight.
  private(set) var weightedCount = 0.0

  /// Counts on as many threads as there are streams of a corpus.
  init(
    _ tokenized: TokenizedCorpora, _ selection: VocabularySelection, _ layout: KeyLayout, _ corpora: [TrainingCorpus],
    _ options: TrainingOptions, _ meter: ProgressMeter
  ) throws(ModelError) {
    self.corpora = corpora
    var sorters: [RecordSorter] = []
    for _ in 0..<options.threadCount {
      sorters.append(
        try RecordSorter(
          in: options.temporaryFolder, keyBits: layout.bits * options.order,
          memory: options.memory / options.threadCount,
          duplicates: .summed))
    }
    let (ready, order) = (sorters, options.order)
    try WorkerThread.run(options.threadCount) { (thread) throws(ModelError) in
      for (tag, streams) in tokenized.streams.enumerated() {
        ready[thread].tag = tag
        try Self.count(streams[thread], selection.ids[thread], layout, order, into: ready[thread])
        try ready[thread].endRun()
        if thread == 0 { meter.update(.counting, Double(tag + 1) / Double(tokenized.streams.count)) }
      }
      try ready[thread].finish()
    }
    merge = RecordSorter.merge(sorters, memory: options.memory / 4)
  }

  private static func count(
    _ stream: SurfaceStream, _ ids: [[WordID]], _ layout: KeyLayout, _ order: Int, into sorter: RecordSorter
  ) throws(ModelError) {
    let start = layout.key(Vocabulary.beginSentence, in: 0)
    let shift = UInt128(layout.bits)
    var key = start
    try stream.forEach { (token) throws(ModelError) in
      let word = token.map { ids[$0.place][$0.number] } ?? Vocabulary.endSentence
      key = layout.prefix(layout.key(word, in: 0) | key &>> shift, order)
      try sorter.append(NGramRecord(key: key, payload: 1))
      if token == nil { key = start }
    }
  }

  /// Moves on to the next n-gram; false at the end.
  func advance() throws(ModelError) -> Bool {
    if pending == nil { pending = try nextRecord() }
    guard let first = pending else { return false }
    (count, weightedCount) = (0, 0)
    key = first.key
    var record: NGramRecord? = first
    while let current = record, current.high == first.high, current.low == first.low {
      let tag = pendingTag
      var sum: UInt64 = 0
      while let same = record, same.high == first.high, same.low == first.low, pendingTag == tag {
        sum += same.payload
        record = try nextRecord()
      }
      if let cap = corpora[tag].cap { sum = min(sum, UInt64(max(cap, 1))) }
      count += sum
      weightedCount += Double(sum) * corpora[tag].weight
    }
    pending = record
    return true
  }

  private func nextRecord() throws(ModelError) -> NGramRecord? {
    guard !isAtEnd else { return nil }
    guard try merge.advance() else {
      isAtEnd = true
      return nil
    }
    pendingTag = merge.tag
    return merge.current
  }
}
