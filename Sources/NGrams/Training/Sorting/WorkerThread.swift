internal import Glibc

/// A thread that runs one closure.
///
/// The core has neither Foundation nor `async` in it, so this is a POSIX thread.
final class WorkerThread {
  private final class Job {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private var handle = pthread_t()
  private var isRunning = false

  /// Runs the closure on a new thread, or at once on this one if no thread can be made.
  init(_ body: @escaping @Sendable () -> Void) {
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
  func join() {
    guard isRunning else { return }
    isRunning = false
    pthread_join(handle, nil)
  }

  /// Runs a closure for 0..<`count` on as many threads, and throws the first error by number.
  static func run(
    _ count: Int, _ body: @escaping @Sendable (Int) throws(ModelError) -> Void
  ) throws(ModelError) {
    let outcomes = (0..<count).map { _ in Outcome() }
    let threads = (1..<max(count, 1)).map { index in WorkerThread { outcomes[index].catching(index, body) } }
    outcomes.first?.catching(0, body)
    for thread in threads { thread.join() }
    for outcome in outcomes { if let error = outcome.error { throw error } }
  }

  /// Where one thread leaves its error; read only after it was joined.
  final class Outcome: @unchecked Sendable {
    var error: ModelError?

    func catching(_ index: Int, _ body: (Int) throws(ModelError) -> Void) {
      do throws(ModelError) { try body(index) } catch { self.error = error }
    }
  }
}
