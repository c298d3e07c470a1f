/// The corpora of a training after they were read: for each thread a table of surfaces, for each corpus its streams.
struct TokenizedCorpora: Sendable {
  /// By thread.
  let tables: [SurfaceTable]
  /// By corpus, then by thread.
  let streams: [[SurfaceStream]]

  /// The least that spellings may take, whatever the option says: some 100,000 of them.
  private static let leastTableMemory = 16 << 20

  /// Reads and cuts all corpora.
  ///
  /// The spellings of all threads take at most half of the memory, since ``VocabularySelection`` brings them together
  /// in a table that is as large again.
  ///
  /// Which thread gets which lines is chance, and matters to nothing that is made of the result.
  init(_ corpora: [TrainingCorpus], _ options: TrainingOptions, _ meter: ProgressMeter) throws(ModelError) {
    let tables = (0..<options.threadCount).map { _ in SurfaceTable() }
    var streams: [[SurfaceStream]] = []
    var readers: [CorpusReader] = []
    let tableLimit = max(options.memory / 2, Self.leastTableMemory) / options.threadCount
    let chunkSize = min(max(options.memory / (16 * options.threadCount), 4096), 1 << 20)
    for corpus in corpora { readers.append(try CorpusReader(path: corpus.path, chunkSize: chunkSize)) }
    let total = max(readers.reduce(0) { $0 + $1.byteCount }, 1)
    var done = 0
    for (corpus, reader) in zip(corpora, readers) {
      var parts: [SurfaceStream] = []
      for _ in 0..<options.threadCount { parts.append(try SurfaceStream(in: options.temporaryFolder)) }
      let (ready, base) = (parts, done)
      let weight = UInt64((corpus.weight * 65_536).rounded())
      try WorkerThread.run(options.threadCount) { (thread) throws(ModelError) in
        let tokenizer = try LineTokenizer(options.style)
        while let chunk = try reader.next() {
          try tokenizer.add(chunk, to: tables[thread], ready[thread], weight: weight)
          guard tables[thread].byteCount <= tableLimit else { throw Self.tooManySpellings(corpus, options) }
          meter.update(.reading, Double(base + reader.bytesRead) / Double(total))
        }
        try ready[thread].finish()
      }
      done += reader.byteCount
      streams.append(parts)
    }
    self.tables = tables
    self.streams = streams
  }

  private static func tooManySpellings(_ corpus: TrainingCorpus, _ options: TrainingOptions) -> ModelError {
    ModelError(
      .limit, at: corpus.name, "the different spellings take more than half of \(options.memory >> 20) MB of memory",
      remedy: "give more memory, or leave out text that is no prose")
  }

  var tokenCount: Int { streams.reduce(0) { $0 + $1.reduce(0) { $0 + $1.tokenCount } } }
}
