internal import Synchronization

/// The user's or system's wish that the program end.
///
/// A run that knows how to stop between documents declares so; the first signal then only asks it to, and a second one
/// ends the program at once.
public enum Interruption {
  private static let requested = Atomic<Int32>(0)
  private static let patientRuns = Atomic<Int>(0)

  /// Whether a signal has asked the runs to stop.
  static var isRequested: Bool { requested.load(ordering: .relaxed) != 0 }

  /// The signal that asked, or 0.
  static var signal: Int32 { requested.load(ordering: .relaxed) }

  /// Declares that a run looks at ``isRequested`` until ``endRun()``.
  static func beginRun() { patientRuns.add(1, ordering: .sequentiallyConsistent) }

  static func endRun() { patientRuns.subtract(1, ordering: .sequentiallyConsistent) }

  /// Notes a signal; returns whether a run will see to it.
  static func request(_ signal: Int32) -> Bool {
    guard patientRuns.load(ordering: .sequentiallyConsistent) > 0 else { return false }
    return requested.exchange(signal, ordering: .sequentiallyConsistent) == 0
  }
}
