/// Reads inputs one after another and cuts them into work.
struct WorkReader {
  private var cursor: InputCursor
  private let options: RecordOptions
  /// Whether inputs are summed, for a manifest.
  private let sums: Bool
  private let meter: ReadMeter?
  /// The largest plain text that is read whole.
  private let textLimit: Int
  private let progress: (InputFile) throws(BatchError) -> InputProgress
  private var current: InputFile?
  private var source: ByteSource?
  private var text: (any ByteReader)?
  private var records: (any RecordBlockReader)?
  /// Why a plain text ended too early.
  private var textFailure: BatchError?
  /// What has been read of a plain text that is too large.
  private var oversized: DocumentSeal.Mark?

  init(
    _ cursor: InputCursor, options: RecordOptions, sums: Bool = false, meter: ReadMeter? = nil,
    textLimit: Int = Int.max,
    progress: @escaping (InputFile) throws(BatchError) -> InputProgress = { (_) throws(BatchError) in .new }
  ) {
    self.cursor = cursor
    self.options = options
    self.sums = sums
    self.meter = meter
    self.textLimit = textLimit
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
      hasWork = progress.isPartial
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
  /// Whether anything has been read of the current input, by an earlier part of the run or by this one.
  private var hasWork = false
  /// Whether what is whole of an input that ends too early is written.
  var keepsCutInputs = true

  private mutating func open(_ input: InputFile) throws(BatchError) {
    let (reader, source) = try input.open(hashes: sums, meter: meter)
    self.source = source
    switch input.format.content {
    case .text: text = reader
    default: records = try input.recordReader(reader, options, sums: sums)
    }
  }

  private mutating func nextEvent(of input: InputFile) -> WorkEvent {
    do throws(BatchError) {
      if let failure = pendingFailure { throw failure }
      if let work = try nextWork(of: input) {
        hasWork = true
        return .work(work)
      }
      if let failure = textFailure { throw failure }
      let digest = source?.digest?.finish()
      endInput()
      return .end(input, .complete(digest: digest))
    } catch {
      let isKept = keepsCutInputs && hasWork
      endInput()
      return .end(input, isKept && error.keepsWhatWasRead ? .cutShort(error) : .failed(error.withoutOutput))
    }
  }

  private mutating func endInput() {
    hasWork = false
    current = nil
    source = nil
    text = nil
    records = nil
    textFailure = nil
    oversized = nil
    pendingFailure = nil
  }

  private mutating func nextWork(of input: InputFile) throws(BatchError) -> Work? {
    if let reader = text { return try nextWork(of: input, reader) }
    guard let block = try records?.next() else { return nil }
    return Work(input: input, content: .records(block))
  }

  /// The whole of a plain text; of one beyond the limit the next piece, and at its end what it was.
  private mutating func nextWork(of input: InputFile, _ reader: any ByteReader) throws(BatchError) -> Work {
    let limit = oversized == nil ? textLimit : PlainTextReader.pieceSize
    let (bytes, isAtEnd, failure) = PlainTextReader.read(reader, upTo: limit, expecting: source?.size ?? 0)
    if let failure, !failure.keepsWhatWasRead || bytes.isEmpty && oversized == nil { throw failure }
    if oversized == nil, input.isTextByDefault, RecordScanner.readsAsRecords(bytes) {
      throw .recordsAsText(path: input.name)
    }
    textFailure = failure
    if isAtEnd, oversized == nil {
      text = nil
      return Work(input: input, content: .text(bytes))
    }
    if bytes.isEmpty, let whole = oversized {
      text = nil
      return Work(input: input, content: .oversized(whole))
    }
    oversized = oversized?.extended(by: bytes) ?? DocumentSeal.Mark(bytes)
    return Work(input: input, content: .piece(bytes))
  }
}

/// Goes through the files of an input set, those of folders included, one at a time.
package struct InputCursor {
  /// What comes next.
  package enum Step {
    case file(InputFile)
    case failure(BatchError)
    /// A file of a folder that is not read.
    case skipped(String, SkipReason)
  }

  private let format: InputFormat?
  private let filter: PathFilter
  private var items: ArraySlice<InputSet.Item>
  private var walk: FolderWalk?
  /// Files that are no inputs although they lie in a folder that is one: what the run writes, or reads for another end.
  private let excluded: [FileIdentity]

  package init(_ inputs: InputSet, excluding excluded: [String]) {
    format = inputs.format
    filter = inputs.filter
    items = inputs.items[...]
    self.excluded = excluded.compactMap { FileIdentity($0) }
  }

  /// The next step, or nil at the end.
  package mutating func next() -> Step? {
    while true {
      if walk != nil {
        if let step = nextInFolder() { return step }
        walk = nil
      }
      guard let item = items.popFirst() else { return nil }
      switch item {
      case .file(let file): return .file(file)
      case .refused(_, let error): return .failure(error)
      case .folder(let path, let relativePath):
        do {
          walk = try FolderWalk(path, relativePath: relativePath, filter: filter)
        } catch {
          return .failure(error)
        }
      }
    }
  }

  private mutating func nextInFolder() -> Step? {
    do {
      while let found = try walk?.next() {
        if found.isIgnored { return .skipped(found.path, .ignored) }
        guard found.isRegular else { return .skipped(found.path, .notAFile) }
        if !excluded.isEmpty, let identity = FileIdentity(found.path),
          excluded.contains(where: { $0.isSameFile(as: identity) })
        {
          continue
        }
        switch InputSet.item(found.path, relativePath: found.relativePath, format: format) {
        case .file(let file): return .file(file)
        case .refused(_, .unknownKind(let path)): return .skipped(path, .unknownKind)
        case .refused(_, let error): return .failure(error)
        case .folder: continue
        }
      }
      return nil
    } catch {
      return .failure(error)
    }
  }
}

/// How much of an input an earlier run has done.
package enum InputProgress: Hashable, Sendable {
  case new
  /// All up to a border between records.
  case partly(ReadPosition)
  /// All; `failed` if it could not be read.
  case done(failed: Bool)

  /// Whether some of the input has been done, and some has not.
  var isPartial: Bool { if case .partly = self { true } else { false } }
}

/// How the reading of an input ended.
package enum InputEnding: Hashable, Sendable {
  /// At the end of the file, whose SHA-256 it is if that was asked for.
  case complete(digest: String?)
  /// Too early, and what was read holds.
  case cutShort(BatchError)
  /// In a way that leaves nothing to keep.
  case failed(BatchError)
}

/// Why a file of a folder is not read.
public enum SkipReason: Hashable, Sendable {
  /// Its name does not say what it holds.
  case unknownKind
  /// It is a link, a pipe or a device.
  case notAFile
  /// A .gitignore names it, or the folder that it is.
  case ignored
}
