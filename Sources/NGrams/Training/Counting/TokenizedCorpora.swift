internal import Bytes

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
    var readers: [CorpusChunks] = []
    let tableLimit = max(options.memory / 2, Self.leastTableMemory) / options.threadCount
    let chunkSize = min(max(options.memory / (16 * options.threadCount), 4096), 1 << 20)
    for corpus in corpora { readers.append(try CorpusChunks(path: corpus.path, chunkSize: chunkSize)) }
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

/// The tokens of a corpus as one thread saw them: numbers of its ``SurfaceTable``, sentence after sentence, on disk.
///
/// So that the text is read and cut only once, although its vocabulary is known only at the end.
final class SurfaceStream: @unchecked Sendable {
  private static let sentenceEnd = UInt32.max
  private static let capacity = 1 << 18

  private let file: ScratchFile
  private var buffer: [UInt32] = []
  private var count = 0
  private(set) var tokenCount = 0

  init(in folder: String) throws(ModelError) {
    file = try ScratchFile(in: folder)
    buffer.reserveCapacity(Self.capacity)
  }

  func append(_ number: UInt32, _ place: TokenPlace) throws(ModelError) {
    tokenCount += 1
    try append(number << 2 | UInt32(place.rawValue))
  }

  func endSentence() throws(ModelError) {
    tokenCount += 1
    try append(Self.sentenceEnd)
  }

  func finish() throws(ModelError) {
    try flush()
    buffer = []
  }

  /// Calls `body` for each token, and with nil where a sentence ends.
  @inline(__always)
  func forEach(_ body: (_ token: (number: Int, place: Int)?) throws(ModelError) -> Void) throws(ModelError) {
    let values = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.capacity)
    defer { values.deallocate() }
    var done = 0
    while done < count {
      let size = min(Self.capacity, count - done)
      try file.read(at: done * 4, into: UnsafeMutableRawBufferPointer(start: values, count: size * 4))
      for index in 0..<size {
        let value = values[index]
        try body(value == Self.sentenceEnd ? nil : (Int(value >> 2), Int(value & 3)))
      }
      done += size
    }
  }

  private func append(_ value: UInt32) throws(ModelError) {
    buffer.append(value)
    count += 1
    if buffer.count == Self.capacity { try flush() }
  }

  private func flush() throws(ModelError) {
    let result: Result<Void, ModelError> = buffer.withUnsafeBytes { bytes in
      do throws(ModelError) { return .success(try file.append(bytes)) } catch { return .failure(error) }
    }
    try result.get()
    buffer.removeAll(keepingCapacity: true)
  }
}
