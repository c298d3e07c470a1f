internal import Synchronization

/// Counts the bytes read from all inputs of a run, as they lie on the disk.
final class ReadMeter: Sendable {
  private let count = Atomic<Int>(0)

  func add(_ bytes: Int) { count.add(bytes, ordering: .relaxed) }

  var bytes: Int { count.load(ordering: .relaxed) }
}
