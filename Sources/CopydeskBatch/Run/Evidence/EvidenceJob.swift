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
    if corroborates, batch.readsStandardInput { throw .standardInputNotTwice }
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
