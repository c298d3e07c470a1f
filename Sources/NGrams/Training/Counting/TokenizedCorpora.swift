/// The corpora of a training after they were read: for each thread a table of surfaces, for each corpus its streams.
struct TokenizedCorpora: Sendable {
  /// By thread.
  let tables: [SurfaceTable]
  /// By corpus, then by thread.
  let streams: [[SurfaceStream]]

  /// Reads and cuts all corpora.
  ///
  /// Which thread gets which lines is chance, and matters to nothing that is made of the result.
  init(_ corpora: [TrainingCorpus], _ options: TrainingOptions, _ meter: ProgressMeter) throws(ModelError) {
    let tables = (0..<options.threadCount).map { _ in SurfaceTable() }
    var streams: [[SurfaceStream]] = []
    var readers: [CorpusReader] = []
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

  var tokenCount: Int { streams.reduce(0) { $0 + $1.reduce(0) { $0 + $1.tokenCount } } }
}
