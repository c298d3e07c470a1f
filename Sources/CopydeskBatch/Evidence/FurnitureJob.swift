public import Copydesk

/// Counts how often lines recur in documents of one source, before a run that takes them out.
///
/// The counts do not depend on the order of the documents or the number of jobs. Inputs that cannot be read are left to
/// the run that cleans them.
public struct FurnitureJob {
  /// Which fields of records hold what; ``RecordOptions/sourceField`` tells the source.
  public var records: RecordOptions
  /// Bytes that the counts may take.
  public var memory: Int
  /// Documents looked at at a time.
  public var jobs: Int
  /// Files that the run will write, and which are no input.
  public var ownFiles: [String]

  /// Creates a job.
  public init(
    records: RecordOptions, memory: Int = FurnitureCounts.standardMemory, jobs: Int = 1, ownFiles: [String] = []
  ) {
    self.records = records
    self.memory = memory
    self.jobs = jobs
    self.ownFiles = ownFiles
  }

  /// Reads all documents once.
  ///
  /// - Throws: ``BatchError`` if standard input, which cannot be read twice, is among them, or ICU cannot be opened.
  /// - Complexity: O(*n*) in the bytes; memory of the counts, and of `jobs` blocks.
  public func counts(of batch: InputSet) async throws(BatchError) -> FurnitureCounts {
    if batch.readsStandardInput { throw .standardInputReread(.furniture) }
    var counts = FurnitureCounts(memory: memory)
    let scan = DocumentScan(records: records, jobs: jobs, ownFiles: ownFiles)
    try await scan.run(
      batch, isStrict: false,
      part: { (documents) throws(ConfigurationError) -> [FurnitureDocument] in
        let reader = try FurnitureReader()
        return documents.compactMap { reader.read($0) }
      },
      combine: { for document in $0 { counts.add(document) } })
    return counts
  }
}
