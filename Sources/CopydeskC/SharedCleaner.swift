internal import Copydesk
internal import Synchronization

/// A cleaner that any number of threads use at the same time.
///
/// A session is not thread-safe and costs some microseconds to open, so those not at work are kept and handed out again.
final class SharedCleaner: Sendable {
  /// A session in nobody's hands.
  private struct IdleSession: @unchecked Sendable {
    // A session may go from thread to thread as long as one at a time has it; it is in this list or in one call's hands.
    let session: CleaningSession
  }

  /// The most sessions kept, for a machine of that many cores; more threads than that open and close their own.
  private static let idleLimit = 256

  private let cleaner: Cleaner
  private let idle = Mutex<[IdleSession]>([])

  /// Makes a configuration ready for work.
  init(_ configuration: Configuration, repairModel: RepairModel) throws(LibraryError) {
    do {
      cleaner = try Cleaner(configuration, repairModel: repairModel)
      idle.withLock { $0.reserveCapacity(8) }
      put(back: IdleSession(session: try cleaner.makeSession()))
    } catch {
      throw LibraryError(error)
    }
  }

  /// Cleans one document.
  ///
  /// - Complexity: O(*n*) in the bytes of the document.
  func clean(_ document: Document) throws(LibraryError) -> CleaningResult {
    let held = try take()
    defer { put(back: held) }
    return CleaningResult(held.session.clean(document), original: document.bytes)
  }

  private func take() throws(LibraryError) -> IdleSession {
    if let waiting = idle.withLock({ $0.popLast() }) { return waiting }
    do {
      return IdleSession(session: try cleaner.makeSession())
    } catch {
      throw LibraryError(error)
    }
  }

  private func put(back session: IdleSession) {
    idle.withLock { if $0.count < Self.idleLimit { $0.append(session) } }
  }
}
