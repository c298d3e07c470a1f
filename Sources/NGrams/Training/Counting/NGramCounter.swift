internal import Bytes

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

/// N-grams of the highest order with their counts, ascending in suffix order.
///
/// Those that begin a sentence are shorter than the order.
protocol NGramCountSequence: AnyObject {
  /// The n-gram at hand, in suffix order.
  var key: UInt128 { get }
  /// How often it counts.
  var count: UInt64 { get }
  /// The same with each corpus's weight.
  var weightedCount: Double { get }
  /// Where it was seen; n-grams seen in a single document are not kept.
  var documents: DocumentSpan { get }

  /// Moves on to the next n-gram; false at the end.
  func advance() throws(ModelError) -> Bool
}

extension NGramCountSequence {
  /// Documents are not told apart, and everything is kept.
  var documents: DocumentSpan { .several }
}

/// Whether something was seen in one document or in several, in whatever order they come.
///
/// The lowest and the highest of their hashes are enough to tell.
struct DocumentSpan {
  private var lowest: UInt64
  private var highest: UInt64

  /// No document yet.
  static let none = DocumentSpan(lowest: .max, highest: 0)
  /// More than one.
  static let several = DocumentSpan(lowest: 0, highest: .max)

  /// Whether there is exactly one document.
  var isSingle: Bool { lowest == highest }

  /// Adds a document by its hash.
  @inline(__always)
  mutating func insert(_ hash: UInt64) {
    lowest = min(lowest, hash)
    highest = max(highest, hash)
  }

  /// Adds the documents of another span.
  @inline(__always)
  mutating func formUnion(_ other: DocumentSpan) {
    lowest = min(lowest, other.lowest)
    highest = max(highest, other.highest)
  }
}
