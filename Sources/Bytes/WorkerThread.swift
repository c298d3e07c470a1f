internal import Glibc

/// A thread that runs one closure.
///
/// The core has neither Foundation nor `async` in it, so this is a POSIX thread.
package final class WorkerThread {
  private final class Job {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private var handle = pthread_t()
  private var isRunning = false

  /// Runs the closure on a new thread, or at once on this one if no thread can be made.
  package init(_ body: @escaping @Sendable () -> Void) {
    let job = Unmanaged.passRetained(Job(body))
    let status = pthread_create(
      &handle, nil,
      { argument in
        if let argument { Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, job.toOpaque())
    if status == 0 {
      isRunning = true
    } else {
      job.takeRetainedValue().body()
    }
  }

  deinit { join() }

  /// Waits for the end.
  package func join() {
    guard isRunning else { return }
    isRunning = false
    pthread_join(handle, nil)
  }

  /// Runs a closure for 0..<`count` on as many threads, and throws the first error by number.
  package static func run<Failure: Error>(
    _ count: Int, _ body: @escaping @Sendable (Int) throws(Failure) -> Void
  ) throws(Failure) {
    let outcomes = (0..<count).map { _ in ThreadOutcome<Failure>() }
    let threads = (1..<max(count, 1)).map { index in WorkerThread { outcomes[index].catching(index, body) } }
    outcomes.first?.catching(0, body)
    for thread in threads { thread.join() }
    for outcome in outcomes { if let error = outcome.error { throw error } }
  }
}

/// Where one thread leaves its error; read only after it was joined.
package final class ThreadOutcome<Failure: Error>: @unchecked Sendable {
  package var error: Failure?

  package init() {}

  package func catching(_ index: Int, _ body: (Int) throws(Failure) -> Void) {
    do throws(Failure) { try body(index) } catch { self.error = error }
  }
}
