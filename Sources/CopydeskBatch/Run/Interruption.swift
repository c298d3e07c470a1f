internal import Bytes
internal import Dispatch
internal import Glibc
internal import Synchronization

/// The user's or system's wish that the program end.
///
/// A run that knows how to stop between documents declares so; the first signal then only asks it to, and a second one
/// ends the program at once.
public enum Interruption {
  private static let requested = Atomic<Int32>(0)
  private static let patientRuns = Atomic<Int>(0)
  private static let lastWork = Mutex<(@Sendable () -> Void)?>(nil)

  /// Whether a signal has asked the runs to stop.
  static var isRequested: Bool { requested.load(ordering: .relaxed) != 0 }

  /// Declares that a run looks at ``isRequested`` until ``endRun()``.
  static func beginRun() { patientRuns.add(1, ordering: .sequentiallyConsistent) }

  static func endRun() { patientRuns.subtract(1, ordering: .sequentiallyConsistent) }

  /// Notes a signal; returns whether a run will see to it.
  static func request(_ signal: Int32) -> Bool {
    guard patientRuns.load(ordering: .sequentiallyConsistent) > 0 else { return false }
    return requested.exchange(signal, ordering: .sequentiallyConsistent) == 0
  }
}

extension Interruption {
  /// Makes SIGINT, SIGTERM and SIGHUP stop a run between documents, or else remove the temporary files before they end
  /// the program; and a closed pipe an error of the write that meets it.
  public static func handleSignals() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler { if !request(number) { end(by: number) } }
      source.resume()
      // It watches as long as the program runs.
      _ = Unmanaged.passRetained(source as AnyObject)
    }
  }

  /// Sets what is done before a signal ends the program.
  public static func beforeEnding(_ work: @escaping @Sendable () -> Void) { lastWork.withLock { $0 = work } }

  /// Ends the program if a signal has stopped a run; what the run finished stays.
  public static func endIfRequested() {
    let number = requested.load(ordering: .relaxed)
    if number != 0 { end(by: number) }
  }

  /// Removes temporary files from within a handler of SIGABRT.
  public static func removeFilesAtAbort() { TemporaryFiles.removeAtAbort() }

  /// Ends the program as the signal would have, so that a shell sees what happened.
  private static func end(by number: Int32) -> Never {
    // Whoever the last work sets free must not end the program as if nothing had been.
    _ = requested.compareExchange(expected: 0, desired: number, ordering: .sequentiallyConsistent)
    TemporaryFiles.removeAll {
      lastWork.withLock { $0 }?()
      signal(number, SIG_DFL)
      // Dispatch's threads block signals.
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, number)
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      raise(number)
      _exit(128 + number)
    }
  }
}
