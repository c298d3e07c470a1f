internal import Copydesk
public import WordRepair

/// Gathers unbroken copies of broken sentences, before a run that repairs from them.
///
/// From a batch itself: one pass notes the word sequences of documents that look rewritten, in memory of a fixed size; a
/// second keeps the sentences of the batch that have some of them. From evidence given by itself: every sentence is kept
/// if there is room, else those only that the batch asks for.
///
/// The result does not depend on the order of the documents or the number of jobs.
public struct EvidenceJob {
  /// Which fields of records hold what.
  public var records: RecordOptions
  /// Bytes that the sentences may take.
  public var memoryLimit: Int
  /// Documents looked at at a time.
  public var jobs: Int
  /// Files that the run will write, and which are no input.
  public var ownFiles: [String]

  /// Creates a job.
  public init(
    records: RecordOptions, memoryLimit: Int = EvidenceIndexBuilder.defaultMemoryLimit, jobs: Int = 1,
    ownFiles: [String] = []
  ) {
    self.records = records
    self.memoryLimit = memoryLimit
    self.jobs = jobs
    self.ownFiles = ownFiles
  }

  /// The sentences of `evidence`, and those of `batch` if it may corroborate itself.
  ///
  /// - Parameters:
  ///   - evidence: Documents to find copies in; nil for none.
  ///   - batch: The documents that will be cleaned.
  ///   - corroborates: Whether the batch is evidence for itself.
  /// - Returns: An index for ``WordRules``; empty if nothing is asked for.
  /// - Throws: ``BatchError`` if evidence cannot be read, or the batch cannot be read twice and must be.
  /// - Complexity: O(*n*) in the bytes; memory of ``memoryLimit`` and the size of a ``CopyQueries``.
  public func index(
    of evidence: InputSet?, for batch: InputSet, corroborates: Bool
  ) async throws(BatchError) -> EvidenceIndex {
    if corroborates, batch.readsStandardInput { throw .standardInputReread(.corroboration) }
    let cleaner = try evidenceCleaner()
    if !corroborates, let evidence {
      let index = try await gather([(evidence, true)], cleaner, queries: nil).makeIndex()
      if index.isComplete || batch.readsStandardInput { return index }
    }
    let queries = try await queries(of: batch, cleaner)
    var inputs: [(InputSet, Bool)] = []
    if let evidence { inputs.append((evidence, true)) }
    if corroborates { inputs.append((batch, false)) }
    guard queries.documents > 0 else { return EvidenceIndexBuilder().makeIndex() }
    return try await gather(inputs, cleaner, queries: queries).makeIndex()
  }

  private func evidenceCleaner() throws(BatchError) -> Cleaner {
    do {
      return try Cleaner(Configuration(), stages: Stage.beforeWords)
    } catch {
      throw .configuration(error.description)
    }
  }

  private func queries(of batch: InputSet, _ cleaner: Cleaner) async throws(BatchError) -> CopyQueries {
    var queries = CopyQueries()
    let scan = DocumentScan(records: records, jobs: jobs, ownFiles: ownFiles)
    try await scan.run(
      batch, isStrict: false,
      part: { (documents) throws(ConfigurationError) -> [[UInt32]] in
        let reader = try EvidenceReader(cleaner)
        return documents.compactMap { reader.query($0) }
      },
      combine: { for trigrams in $0 { queries.add(trigrams: trigrams) } })
    return queries
  }

  private func gather(
    _ inputs: [(inputs: InputSet, isStrict: Bool)], _ cleaner: Cleaner, queries: CopyQueries?
  ) async throws(BatchError) -> EvidenceIndexBuilder {
    let limit = memoryLimit
    var builder = EvidenceIndexBuilder(memoryLimit: limit, queries: queries)
    let scan = DocumentScan(records: records, jobs: jobs, ownFiles: ownFiles)
    for (inputs, isStrict) in inputs {
      try await scan.run(
        inputs, isStrict: isStrict,
        part: { (documents) throws(ConfigurationError) -> EvidenceIndexBuilder in
          let reader = try EvidenceReader(cleaner)
          var part = EvidenceIndexBuilder(memoryLimit: limit, queries: queries)
          for document in documents {
            if let evidence = reader.evidence(of: document, for: queries) { part.add(evidence) }
          }
          return part
        },
        combine: { builder.merge($0) })
    }
    return builder
  }
}

/// Goes through the documents of inputs in parallel, for what they hold rather than to clean them.
///
/// Results are handed on as they come; what is made of them must not depend on their order.
struct DocumentScan {
  let records: RecordOptions
  let jobs: Int
  /// Files the run writes, which are no input.
  let ownFiles: [String]

  /// Makes a part of the result from each plain text or block of records.
  ///
  /// - Parameters:
  ///   - inputs: What is read.
  ///   - isStrict: Whether an input that cannot be read ends the scan; otherwise it is left to the run that cleans it.
  ///   - part: Looks at the documents of one text or block; called in several tasks at once.
  ///   - combine: Adds a part to the result; called in one task.
  /// - Throws: ``BatchError`` if ICU cannot be opened, or an input cannot be read and `isStrict` is set.
  /// - Complexity: O(*n*) in the bytes; memory of `jobs` blocks or texts and what they give.
  func run<Part: Sendable>(
    _ inputs: InputSet, isStrict: Bool, part: @escaping @Sendable ([Document]) throws(ConfigurationError) -> Part,
    combine: (Part) -> Void
  ) async throws(BatchError) {
    let records = records
    let jobs = max(1, jobs)
    let failure: BatchError? = await withTaskGroup(of: Result<Part, ConfigurationError>.self) { group in
      do throws(BatchError) {
        var reader = WorkReader(InputCursor(inputs, excluding: ownFiles), options: records)
        var running = 0
        while let event = try reader.next() {
          if isStrict, let error = Self.failure(event) { throw error }
          guard case .work(let work) = event else { continue }
          if running >= jobs, let finished = await group.next() {
            running -= 1
            combine(try Self.value(finished))
          }
          running += 1
          group.addTask {
            Result { () throws(ConfigurationError) in try part(Self.documents(of: work, records)) }
          }
        }
        while let finished = await group.next() { combine(try Self.value(finished)) }
        return nil
      } catch {
        group.cancelAll()
        return error
      }
    }
    if let failure { throw failure }
  }

  private static func failure(_ event: WorkEvent) -> BatchError? {
    switch event {
    case .failure(let error), .end(_, .cutShort(let error)), .end(_, .failed(let error)): error
    default: nil
    }
  }

  private static func value<Part>(_ result: Result<Part, ConfigurationError>) throws(BatchError) -> Part {
    switch result {
    case .success(let part): part
    case .failure(let error): throw .configuration(error.description)
    }
  }

  private static func documents(of work: Work, _ records: RecordOptions) -> [Document] {
    switch work.content {
    case .text(let bytes):
      return [Document(id: work.input.name, bytes: bytes, source: SourceNaming(work.input, records).folder)]
    case .records(let block):
      var documents: [Document] = []
      if let reader = try? RecordDocuments(records, of: work.input) {
        reader.forEach(in: block) { documents.append($0) }
      }
      return documents
    // What is too large to clean is too large to learn from.
    case .piece, .oversized: return []
    }
  }
}

/// The documents of a block of records, by the names a run gives them.
struct RecordDocuments {
  private let records: RecordOptions
  private let file: String
  private let naming: RecordNaming
  private let scanner: RecordScanner
  private let finder: RecordTextFinder
  private let sourceNaming: SourceNaming
  private let sourceField: String?

  init(_ records: RecordOptions, of input: InputFile) throws(RecordError) {
    self.records = records
    file = input.name
    naming = RecordNaming(file: input.name)
    sourceNaming = SourceNaming(input, records)
    sourceField = records.sourceField
    scanner = try RecordScanner()
    finder = RecordTextFinder(records.textFields)
  }

  /// Calls `body` with every text of every record; records without one are the cleaning run's to report.
  func forEach(in block: RecordBlock, _ body: (Document) -> Void) {
    if let rows = block.rows {
      forEachRow(rows, in: block, body)
      return
    }
    if let entries = block.archive {
      for entry in entries {
        guard let name = ArchiveTask.name(entry, block, records, file: file) else { continue }
        let source = sourceField.flatMap(ArchiveHeader(block.bytes[entry.header]).value)
        body(Document(id: name, bytes: Array(block.bytes[entry.body]), source: sourceNaming.source(source)))
      }
      return
    }
    let count = finder.names.count
    let names = finder.names + [records.idField, sourceField].compactMap { $0.map { Array($0.utf8) } }
    block.forEachRecord { place in
      let range = block.bytes.withoutByteOrderMark(place.range)
      guard let fields = try? scanner.fields(names, in: block.bytes, range),
        let texts = try? finder.texts(fields[..<count], in: block.bytes, range)
      else { return }
      let source = sourceNaming.source(sourceField == nil ? nil : fields.last.flatMap { $0?.string(in: block.bytes) })
      for text in texts {
        body(
          Document(
            id: naming.name(fields[count], in: block.bytes, line: place.line) + text.label,
            bytes: JSONStringLiteral(block.bytes[text.content]).text, source: source))
      }
    }
  }

  private func forEachRow(_ rows: [TableRow], in block: RecordBlock, _ body: (Document) -> Void) {
    guard let header = block.header else { return }
    for row in rows {
      guard case .record(let text, let id) = row.kind else { continue }
      let name = naming.name(id, of: row, in: block)
      let source = sourceNaming.source(sourceField.flatMap { block.value(of: $0, in: row) })
      for (column, place) in block.texts(of: row, text, header) {
        body(
          Document(id: name + header.label(ofColumn: column), bytes: block.field(place).text, source: source))
      }
    }
  }
}
