internal import Copydesk

/// Cleans inputs in parallel and hands the results on in the order of the inputs.
///
/// One task reads and writes; `jobs` tasks clean, each with a session of its own. What has been read and not yet
/// handed on is bounded, so memory is bounded by the largest document, and the result does not depend on `jobs`.
struct BatchRunner {
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
  /// Whether inputs are summed, for a manifest.
  var sums = false
  /// What an earlier run of the same manifest came to.
  var earlier = BatchSummary()

  /// Runs to the end, or to where a signal or a full disk stops it.
  ///
  /// - Throws: What the consumer throws, which ends the run. Files and records that fail are counted and told to the
  ///   observer instead.
  func run<Consumer: BatchConsumer>(
    _ inputs: InputSet, into consumer: inout Consumer
  ) async throws(BatchError) -> BatchSummary {
    Interruption.beginRun()
    defer { Interruption.endRun() }
    let processor = BlockProcessor(
      cleaner: cleaner, records: records, products: consumer.products, sample: sample, decisions: decisions)
    let meter = ReadMeter()
    var delivery = BatchDelivery(observer: observer, meter: meter, summary: earlier)
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
      // A full disk cannot take the rest of the ledger either, and has been told.
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
      InputCursor(inputs, excluding: ownFiles), options: records, sums: sums, meter: meter
    ) { (input) throws(BatchError) in try asked.progress(of: input) }
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
