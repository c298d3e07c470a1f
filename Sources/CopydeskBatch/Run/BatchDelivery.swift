internal import Copydesk

/// Hands events on to the consumer and counts.
struct BatchDelivery {
  /// Records of a file whose failures are told one by one; the rest are counted.
  private static let shownFailures = 20

  private(set) var summary = BatchSummary()
  private let observer: (any BatchObserver)?
  private var failedRecordsOfFile = 0
  /// Whether the consumer refused the current input, so that the rest of it is let go.
  private var isRefused = false

  init(observer: (any BatchObserver)?) { self.observer = observer }

  mutating func deliver(
    _ event: WorkEvent, _ block: ProcessedBlock?, to consumer: inout some BatchConsumer
  ) throws(BatchError) {
    switch event {
    case .begin(let input):
      isRefused = false
      failedRecordsOfFile = 0
      try perform { () throws(DeliveryError) in try consumer.begin(input) }
    case .started(let input, _):
      guard let block, !isRefused else { return }
      note(block, of: input)
      try perform { () throws(DeliveryError) in try consumer.add(block, of: input) }
      summary.statistics += block.statistics
      observer?.advanced(summary.statistics)
    case .end(let input):
      noteRest(of: input)
      if isRefused { return }
      try perform { () throws(DeliveryError) in try consumer.end(input, isComplete: true) }
      if !isRefused { summary.files += 1 }
    case .failure(let input, let error, let begun):
      if let input, begun, !isRefused {
        try perform { () throws(DeliveryError) in try consumer.end(input, isComplete: false) }
      }
      fail(error)
    case .skipped(let path): observer?.fileSkipped(path)
    case .work: return
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
      if failedRecordsOfFile <= Self.shownFailures {
        observer?.documentFailed(BatchFailure(failure.error, path: input.path, line: failure.line))
      }
    }
  }

  private mutating func noteRest(of input: InputFile) {
    let rest = failedRecordsOfFile - Self.shownFailures
    if rest > 0 { observer?.documentFailed(BatchFailure(path: input.path, furtherRecords: rest)) }
  }
}
