public import Copydesk

/// Cleans inputs in parallel and hands the results on in the order of the inputs.
///
/// One task reads and writes; `jobs` tasks clean, each with a session of its own. What has been read and not yet
/// handed on is bounded, so memory is bounded by the largest document, and the result does not depend on `jobs`.
package struct BatchRunner {
  let cleaner: Cleaner
  let records: RecordOptions
  let jobs: Int
  /// Files the run writes, which it must not read if they lie in an input folder.
  let ownFiles: [String]
  let observer: (any BatchObserver)?
  /// The documents to clean; nil for all.
  var sample: HashedSample?
  /// What was decided about findings.
  var decisions: DecisionBook?
  /// Cleaners for some of the documents.
  var overrides = CleanerOverrides.none
  /// Whether inputs are summed, for a manifest.
  var sums = false
  /// Whether the observer hears of records without a text.
  var tellsFailedRecords = true
  /// What an earlier run of the same manifest came to.
  var earlier = BatchSummary()

  /// Creates a runner of all documents; see the properties.
  package init(
    cleaner: Cleaner, records: RecordOptions, jobs: Int, ownFiles: [String], observer: (any BatchObserver)?,
    sample: HashedSample? = nil, decisions: DecisionBook? = nil, sums: Bool = false,
    earlier: BatchSummary = BatchSummary()
  ) {
    self.cleaner = cleaner
    self.records = records
    self.jobs = jobs
    self.ownFiles = ownFiles
    self.observer = observer
    self.sample = sample
    self.decisions = decisions
    self.sums = sums
    self.earlier = earlier
  }

  /// Runs to the end, or to where a signal or a full disk stops it.
  ///
  /// - Throws: What the consumer throws, which ends the run. Files and records that fail are counted and told to the
  ///   observer instead.
  package func run<Consumer: BatchConsumer>(
    _ inputs: InputSet, into consumer: inout Consumer
  ) async throws(BatchError) -> BatchSummary {
    Interruption.beginRun()
    defer { Interruption.endRun() }
    let processor = BlockProcessor(
      sessions: SessionPool(cleaner), records: records, products: consumer.products, sample: sample,
      decisions: decisions, overrides: overrides)
    let meter = ReadMeter()
    var delivery = BatchDelivery(
      observer: observer, meter: meter, summary: earlier, tellsFailedRecords: tellsFailedRecords)
    let failure: BatchError? = await withTaskGroup(of: FinishedWork.self) { group in
      do throws(BatchError) {
        try await work(inputs, processor, meter, &group, &consumer, &delivery)
        try consumer.finish(delivery.summary)
        return nil
      } catch {
        group.cancelAll()
        return error
      }
    }
    guard let failure else { return delivery.summary }
    guard failure.endsRun, failure != .brokenPipe else {
      consumer.discard()
      throw failure
    }
    var summary = delivery.summary
    summary.stoppedBy = failure
    do throws(BatchError) {
      if try !consumer.stop(summary) { (summary.files, summary.cutFiles) = (0, 0) }
    } catch {
      // A full disk cannot take the rest of the ledger either, and has been reported.
      consumer.discard()
      if !error.endsRun { throw error }
    }
    return summary
  }

  private func work<Consumer: BatchConsumer>(
    _ inputs: InputSet, _ processor: BlockProcessor, _ meter: ReadMeter, _ group: inout TaskGroup<FinishedWork>,
    _ consumer: inout Consumer, _ delivery: inout BatchDelivery
  ) async throws(BatchError) {
    var window = WorkWindow(jobs: max(1, jobs))
    let asked = consumer
    var reader = WorkReader(
      InputCursor(inputs, excluding: ownFiles), options: records, sums: sums, meter: meter,
      textLimit: cleaner.configuration.maximumDocumentSize
    ) { (input) throws(BatchError) in try asked.progress(of: input) }
    reader.keepsCutInputs = consumer.keepsCutInputs
    while let event = try reader.next() {
      guard case .work(let work) = event else {
        window.append(event)
        try window.deliver(to: &consumer, &delivery)
        continue
      }
      while !window.hasRoom(for: work.size), let finished = await group.next() {
        window.finish(finished)
        try window.deliver(to: &consumer, &delivery)
      }
      let number = window.start(work)
      group.addTask { FinishedWork(number: number, result: work.perform(processor)) }
    }
    while let finished = await group.next() {
      window.finish(finished)
      try window.deliver(to: &consumer, &delivery)
    }
    try window.deliver(to: &consumer, &delivery)
  }
}

/// Takes what a run makes, in the order of its inputs.
package protocol BatchConsumer {
  /// What the consumer needs of each document.
  var products: BatchProducts { get }

  /// The damage score above which documents are kept aside, if any are.
  var quarantineThreshold: Double? { get }

  /// Whether what is whole of an input that ends too early is worth keeping.
  var keepsCutInputs: Bool { get }

  /// How much of an input an earlier run has done; asked before it is opened.
  func progress(of input: InputFile) throws(BatchError) -> InputProgress
  /// Begins an input.
  mutating func begin(_ input: InputFile, _ summary: BatchSummary) throws(DeliveryError)
  /// Takes a plain file, or the next records of a file; `summary` is what the run has come to with them.
  mutating func add(_ block: ProcessedBlock, of input: InputFile, _ summary: BatchSummary) throws(DeliveryError)
  /// Ends an input.
  mutating func end(_ input: InputFile, _ ending: InputEnding, _ summary: BatchSummary) throws(DeliveryError)
  /// Ends the run.
  mutating func finish(_ summary: BatchSummary) throws(BatchError)
  /// Ends the run early and keeps the outputs that are complete. Returns whether there are any.
  mutating func stop(_ summary: BatchSummary) throws(BatchError) -> Bool
  /// Gives the run up.
  mutating func discard()
}

extension BatchConsumer {
  package var quarantineThreshold: Double? { nil }

  package var keepsCutInputs: Bool { true }

  package func progress(of input: InputFile) throws(BatchError) -> InputProgress { .new }
}

/// Hears how a run goes, to inform the user.
public protocol BatchObserver: AnyObject {
  /// A file or record could not be done.
  func documentFailed(_ failure: BatchFailure)
  /// A file of a folder is not read.
  func fileSkipped(_ path: String, _ reason: SkipReason)
  /// An earlier part of the run did so much; nothing has been done since.
  func resumed(after progress: BatchProgress)
  /// More documents are done.
  func progressed(_ progress: BatchProgress)
  /// Something the user should know that is no failure.
  func noticed(_ message: String)
}

extension BatchObserver {
  /// The default: it makes no difference.
  public func resumed(after progress: BatchProgress) {}
}

/// What a run makes of each document; what nobody asks for is not made.
package struct BatchProducts: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// The cleaned text or records.
  static let output = BatchProducts(rawValue: 1)
  /// The ledger's lines.
  static let ledger = BatchProducts(rawValue: 2)
  /// The documents themselves, for reports.
  package static let documents = BatchProducts(rawValue: 4)
  /// Where records stand in their lines.
  package static let places = BatchProducts(rawValue: 8)
  /// With ``places``, the bytes of the records themselves.
  package static let records = BatchProducts(rawValue: 32)
  /// Numbers of each document: its damage score and counts by rule.
  static let results = BatchProducts(rawValue: 16)
}

/// How far a run has come.
public struct BatchProgress: Sendable {
  /// Counts over all documents so far.
  public var statistics: RunStatistics
  /// Bytes read of all files, as they lie on the disk.
  public var readBytes: Int
}

/// What a run came to.
public struct BatchSummary: Sendable {
  /// Counts over all documents.
  public var statistics = RunStatistics()
  /// Files read to their end and written.
  public var files = 0
  /// Files that failed.
  public var failedFiles = 0
  /// Files among those whose beginning could be read and was written.
  public var cutFiles = 0
  /// Records passed through because they hold no text.
  public var failedRecords = 0
  /// Documents kept aside for their damage score.
  public var quarantined = 0
  /// Why the run ended before its inputs did.
  public var stoppedBy: BatchError?
  /// Whether there was nothing to do, which is another thing than nothing to read.
  public var hadNothingToDo = false

  /// Creates empty counts.
  public init() {}

  /// Whether something failed.
  public var hasFailures: Bool { failedFiles + failedRecords > 0 || stoppedBy != nil }
  /// Whether there was nothing to read: folders without a file of a kind that is read.
  public var isEmpty: Bool { files + failedFiles + cutFiles == 0 && stoppedBy == nil && !hadNothingToDo }
  /// Whether nothing at all was done.
  public var didNothing: Bool { (failedFiles > 0 || stoppedBy != nil) && files == 0 && cutFiles == 0 }
}
