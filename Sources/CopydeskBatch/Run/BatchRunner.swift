internal import Copydesk

/// Cleans inputs in parallel and hands the results on in the order of the inputs.
///
/// One task reads and writes; `jobs` tasks clean, each with a session of its own. What has been read and not yet
/// handed on is bounded, so memory is bounded by the largest document, and the result does not depend on `jobs`.
struct BatchRunner {
  let cleaner: Cleaner
  let records: RecordOptions
  let jobs: Int
  let plan: OutputPlan
  /// Files the run writes, which it must not read if they lie in an input folder.
  let ownFiles: [String]
  let observer: (any BatchObserver)?

  /// Runs to the end.
  ///
  /// - Throws: What the consumer throws, which ends the run. Files and records that fail are counted and told to the
  ///   observer instead.
  func run<Consumer: BatchConsumer>(
    _ inputs: InputSet, into consumer: inout Consumer
  ) async throws(BatchError) -> BatchSummary {
    let processor = BlockProcessor(cleaner: cleaner, records: records, products: consumer.products)
    var delivery = BatchDelivery(observer: observer)
    let failure: BatchError? = await withTaskGroup(of: FinishedWork.self) { group in
      var window = WorkWindow(jobs: max(1, jobs))
      do throws(BatchError) {
        var reader = WorkReader(InputCursor(inputs, excluding: ownFiles), plan: plan)
        while let event = reader.next() {
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
        try consumer.finish(delivery.summary.statistics)
        return nil
      } catch {
        group.cancelAll()
        return error
      }
    }
    if let failure {
      consumer.discard()
      throw failure
    }
    return delivery.summary
  }
}
