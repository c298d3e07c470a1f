/// Reads inputs one after another and cuts them into work.
struct WorkReader {
  private var cursor: InputCursor
  private let options: RecordOptions
  /// Whether inputs are summed, for a manifest.
  private let sums: Bool
  private let meter: ReadMeter?
  private let progress: (InputFile) throws(BatchError) -> InputProgress
  private var current: InputFile?
  private var source: ByteSource?
  private var text: (any ByteReader)?
  private var records: (any RecordBlockReader)?
  /// Why a plain text ended too early.
  private var textFailure: BatchError?

  init(
    _ cursor: InputCursor, options: RecordOptions, sums: Bool = false, meter: ReadMeter? = nil,
    progress: @escaping (InputFile) throws(BatchError) -> InputProgress = { (_) throws(BatchError) in .new }
  ) {
    self.cursor = cursor
    self.options = options
    self.sums = sums
    self.meter = meter
    self.progress = progress
  }

  /// The next event, or nil at the end.
  ///
  /// - Throws: Why the run cannot go on; an input that cannot be read is an event.
  mutating func next() throws(BatchError) -> WorkEvent? {
    if Interruption.isRequested { throw .interrupted }
    if let input = current { return nextEvent(of: input) }
    switch cursor.next() {
    case nil: return nil
    case .skipped(let path, let reason): return .skipped(path, reason)
    case .failure(let error): return .failure(error)
    case .file(let input):
      let progress = try progress(input)
      if case .done(let failed) = progress {
        meter?.add(FileIdentity(input.path)?.size ?? 0)
        return .done(input, failed: failed)
      }
      current = input
      do throws(BatchError) {
        try open(input)
        if case .partly(let position) = progress, try records?.skip(to: position) == false {
          throw .inputChanged(path: input.name)
        }
      } catch {
        // An input that has changed must not be taken for the one begun.
        if case .inputChanged = error { throw error }
        // Nor must one that was begun, and cannot be opened now, be taken for one that ended.
        if case .partly = progress { throw error }
        pendingFailure = error
      }
      return .begin(input)
    }
  }

  private var pendingFailure: BatchError?

  private mutating func open(_ input: InputFile) throws(BatchError) {
    let (reader, source) = try input.open(hashes: sums, meter: meter)
    self.source = source
    switch input.format.content {
    case .text: text = reader
    case .jsonl: records = JSONLinesReader(reader, sums: sums)
    case .csv, .tsv:
      records = TableReader(reader, input.format.content, options: options, name: input.name, sums: sums)
    }
  }

  private mutating func nextEvent(of input: InputFile) -> WorkEvent {
    do throws(BatchError) {
      if let failure = pendingFailure { throw failure }
      if let work = try nextWork(of: input) { return .work(work) }
      if let failure = textFailure { throw failure }
      let digest = source?.digest?.finish()
      endInput()
      return .end(input, .complete(digest: digest))
    } catch {
      endInput()
      return .end(input, error.keepsWhatWasRead ? .cutShort(error) : .failed(error))
    }
  }

  private mutating func endInput() {
    current = nil
    source = nil
    text = nil
    records = nil
    textFailure = nil
    pendingFailure = nil
  }

  private mutating func nextWork(of input: InputFile) throws(BatchError) -> Work? {
    if let reader = text {
      text = nil
      let (bytes, failure) = PlainTextReader.read(reader, expecting: source?.size ?? 0)
      if let failure, !failure.keepsWhatWasRead { throw failure }
      textFailure = failure
      return Work(input: input, content: .text(bytes))
    }
    guard let block = try records?.next() else { return nil }
    return Work(input: input, content: .records(block))
  }
}
