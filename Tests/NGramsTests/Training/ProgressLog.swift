import Synchronization

/// Keeps what a progress callback was told, from any thread.
final class ProgressLog: Sendable {
  private let state = Mutex<[Double]>([])

  var values: [Double] { state.withLock { $0 } }

  func add(_ value: Double) { state.withLock { $0.append(value) } }
}
