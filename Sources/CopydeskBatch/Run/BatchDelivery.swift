internal import Copydesk

/// Delivers events to the consumer and counts documents and failures.
struct BatchDelivery {
  /// How many failed records of a file are reported one by one; the rest are counted.
  private static let shownFailures = 20

  private(set) var summary: BatchSummary
  private let observer: (any BatchObserver)?
  private let meter: ReadMeter
  private let tellsFailedRecords: Bool
  private var failedRecordsOfFile = 0
  /// What an earlier part of the run came to, until it has been told.
  private var earlier: RunStatistics?
  /// Whether the consumer refused the current input, so that the rest of it is dropped.
  private var isRefused = false

  /// `summary` is what an earlier run came to.
  init(observer: (any BatchObserver)?, meter: ReadMeter, summary: BatchSummary, tellsFailedRecords: Bool) {
    self.tellsFailedRecords = tellsFailedRecords
    self.observer = observer
    self.meter = meter
    self.summary = summary
    earlier = summary.statistics.documents > 0 ? summary.statistics : nil
  }

  mutating func deliver(
    _ event: WorkEvent, _ block: ProcessedBlock?, to consumer: inout some BatchConsumer
  ) throws(BatchError) {
    switch event {
    case .begin(let input):
      isRefused = false
      failedRecordsOfFile = 0
      let total = summary
      try perform { () throws(DeliveryError) in try consumer.begin(input, total) }
    case .started(let input, _):
      guard let block, !isRefused else { return }
      note(block, of: input)
      if let done = earlier {
        let before = max(0, meter.bytes - block.inputSize)
        observer?.resumed(after: BatchProgress(statistics: done, readBytes: before))
        earlier = nil
      }
      summary.statistics += block.statistics
      if let threshold = consumer.quarantineThreshold {
        summary.quarantined += block.items.count { $0.kind == .document && !$0.isFurther && $0.recordScore > threshold }
      }
      let total = summary
      try perform { () throws(DeliveryError) in try consumer.add(block, of: input, total) }
      observer?.progressed(BatchProgress(statistics: summary.statistics, readBytes: meter.bytes))
    case .end(let input, let ending):
      noteRest(of: input)
      if isRefused { return }
      switch ending {
      case .complete:
        summary.files += 1
        let total = summary
        try perform { () throws(DeliveryError) in try consumer.end(input, ending, total) }
        if isRefused { summary.files -= 1 }
      case .cutShort(let error):
        fail(error)
        summary.cutFiles += 1
        let total = summary
        try perform { () throws(DeliveryError) in try consumer.end(input, ending, total) }
      case .failed(let error):
        if error.endsRun { throw error }
        fail(error)
        let total = summary
        try perform { () throws(DeliveryError) in try consumer.end(input, ending, total) }
      }
    case .failure(let error): fail(error)
    case .skipped(let path, let reason): observer?.fileSkipped(path, reason)
    // The counts of an earlier run have it already.
    case .done, .work: return
    }
  }

  /// Runs a step; an output file that cannot be written is that input's failure, anything else the run's.
  private mutating func perform(
    _ step: () throws(DeliveryError) -> Void
  ) throws(BatchError) {
    do throws(DeliveryError) {
      try step()
    } catch {
      switch error {
      case .input(let reason):
        // A full disk is full for the next file, too, and is reported once.
        if reason.endsRun { throw reason }
        isRefused = true
        fail(reason)
      case .run(let reason): throw reason
      }
    }
  }

  private mutating func fail(_ error: BatchError) {
    summary.failedFiles += 1
    observer?.documentFailed(BatchFailure(error))
  }

  private mutating func note(_ block: ProcessedBlock, of input: InputFile) {
    for failure in block.failures {
      summary.failedRecords += 1
      failedRecordsOfFile += 1
      if tellsFailedRecords, failedRecordsOfFile <= Self.shownFailures {
        observer?.documentFailed(BatchFailure(failure.error, path: input.name, line: failure.line))
      }
    }
  }

  private mutating func noteRest(of input: InputFile) {
    let rest = failedRecordsOfFile - Self.shownFailures
    if tellsFailedRecords, rest > 0 { observer?.documentFailed(BatchFailure(path: input.name, furtherRecords: rest)) }
  }
}

/// A file or record that could not be done, as one line to show.
public struct BatchFailure: Hashable, Sendable, CustomStringConvertible {
  /// Whether it is a file that failed rather than one record of it.
  public var isFile: Bool
  /// The line: what, where, and the remedy.
  public var description: String

  package init(_ error: BatchError) {
    isFile = true
    description = error.description
  }

  package init(_ error: RecordError, path: String, line: Int) {
    isFile = false
    description = "\(path):\(line): \(error.description)"
  }

  init(path: String, furtherRecords count: Int) {
    isFile = false
    description =
      "\(path): \(count) more records hold no text that can be cleaned; `copydesk clean --edits` lists them all"
  }
}

/// Why a consumer could not take what it was given.
package enum DeliveryError: Error {
  /// The output of this input fails; others can go on.
  case input(BatchError)
  /// The run cannot go on.
  case run(BatchError)
}
