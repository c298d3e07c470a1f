public import Copydesk
public import NGrams

/// Adapts a language model to the documents of a run, before they are cleaned: what `clean --adapt-batch` does.
///
/// It reads the inputs once more than cleaning does, and cleans each document with what needs no adapted model, so that
/// its sentences are found and spacing, encoding and pasted lines teach nothing. What is counted, and what keeps damage
/// out, says ``BatchAdapter``. Inputs that cannot be read are passed over; cleaning reports them.
public struct BatchAdaptationJob {
  /// How documents are cleaned before they are counted.
  public var cleaner: Cleaner
  /// Which fields of records hold what.
  public var records: RecordOptions
  /// Documents cleaned at a time.
  public var jobs: Int
  /// Memory, threads and the temporary folder of the counting.
  public var options: TrainingOptions

  /// Creates a job.
  public init(
    cleaner: Cleaner, records: RecordOptions, jobs: Int = 1, options: TrainingOptions = TrainingOptions()
  ) {
    self.cleaner = cleaner
    self.records = records
    self.jobs = jobs
    self.options = options
  }

  /// Reads all inputs and adapts the model.
  ///
  /// - Returns: The adapted model, if the batch taught anything, and figures. The same inputs in any order, and any
  ///   number of jobs, give the same.
  /// - Throws: ``BatchError`` if standard input is among the inputs, which cannot be read twice, or if the temporary
  ///   folder is full.
  /// - Complexity: O(*n* log *n*) in the bytes of the inputs, and O(number of n-grams of the model); memory is bounded.
  public func run(_ inputs: InputSet, base: LanguageModel) async throws(BatchError) -> BatchAdaptation {
    guard !inputs.paths.contains("-") else { throw .standardInputReread(.adaptation) }
    var consumer = AdaptationConsumer(
      try Self.adapting { () throws(ModelError) in
        try BatchAdapter(base: base, options: options)
      })
    let runner = BatchRunner(
      cleaner: cleaner, records: records, jobs: jobs, ownFiles: [], observer: nil)
    if let reason = try await runner.run(inputs, into: &consumer).stoppedBy { throw reason }
    let adapter = consumer.adapter
    return try Self.adapting { () throws(ModelError) in try adapter.finish() }
  }

  static func adapting<Result>(_ body: () throws(ModelError) -> Result) throws(BatchError) -> Result {
    do throws(ModelError) { return try body() } catch { throw .adaptationFailed(reason: error.description) }
  }
}

/// Hands cleaned documents to an adapter.
struct AdaptationConsumer: BatchConsumer {
  let adapter: BatchAdapter

  var products: BatchProducts { .documents }

  init(_ adapter: BatchAdapter) { self.adapter = adapter }

  mutating func begin(_ input: InputFile, _ summary: BatchSummary) throws(DeliveryError) {}

  mutating func add(_ block: ProcessedBlock, of input: InputFile, _ summary: BatchSummary) throws(DeliveryError) {
    do throws(BatchError) {
      for document in block.documents {
        try BatchAdaptationJob.adapting { () throws(ModelError) in try adapter.add(document.cleaned.bytes) }
      }
    } catch {
      throw .run(error)
    }
  }

  mutating func end(_ input: InputFile, _ ending: InputEnding, _ summary: BatchSummary) throws(DeliveryError) {}

  mutating func finish(_ summary: BatchSummary) throws(BatchError) {}

  mutating func stop(_ summary: BatchSummary) throws(BatchError) -> Bool { true }

  mutating func discard() {}
}
