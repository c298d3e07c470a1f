internal import Synchronization

/// Resources of which each is one thread's at a time, kept and handed out again.
///
/// They are no values that threads may share, such as sessions, and it costs some microseconds to open one; what they
/// remember of earlier documents, such as the words that fill a place, is worth more.
package final class ResourcePool<Resource, Failure: Error>: Sendable {
  /// A resource in nobody's hands.
  private struct Idle: @unchecked Sendable {
    // It may go from thread to thread as long as one at a time has it: it is in the list or in one call's hands.
    let resource: Resource
  }

  /// The most kept, for a machine of that many cores; more threads than that open and close their own.
  private static var idleLimit: Int { 256 }

  private let open: @Sendable () throws(Failure) -> Resource
  private let idle = Mutex<[Idle]>([])

  /// Makes an empty pool.
  package init(_ open: @escaping @Sendable () throws(Failure) -> Resource) { self.open = open }

  /// Opens a resource for whoever comes first, so that what cannot be opened is told at once.
  package func openFirst() throws(Failure) { put(back: Idle(resource: try open())) }

  /// Calls `body` with a resource that nobody else has meanwhile.
  ///
  /// A resource that has grown with its work had better not be kept for the next call: idle ones take memory that no
  /// work is behind.
  package func withResource<Value>(
    keeping: Bool = true, _ body: (Resource) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let held: Idle
    if let waiting = idle.withLock({ $0.popLast() }) { held = waiting } else { held = Idle(resource: try open()) }
    defer { if keeping { put(back: held) } }
    return try body(held.resource)
  }

  private func put(back idle: Idle) {
    self.idle.withLock { if $0.count < Self.idleLimit { $0.append(idle) } }
  }
}

/// The sessions of one cleaner, for any number of threads.
package struct SessionPool: Sendable {
  /// Documents of more bytes close their session: its buffers have grown with them, by some ten bytes for each.
  private static let keptSize = 1 << 20

  /// The cleaner of the sessions.
  package let cleaner: Cleaner
  private let sessions: ResourcePool<CleaningSession, ConfigurationError>

  /// Makes a pool without a session.
  package init(_ cleaner: Cleaner) {
    self.cleaner = cleaner
    sessions = ResourcePool { () throws(ConfigurationError) in try cleaner.makeSession() }
  }

  /// Opens a session, so that what cannot be opened is told at once.
  package func openFirst() throws(ConfigurationError) { try sessions.openFirst() }

  /// Calls `body` with a session that nobody else has meanwhile, to clean that many bytes.
  package func withSession<Value>(
    for byteCount: Int, _ body: (CleaningSession) -> Value
  ) throws(ConfigurationError) -> Value {
    try sessions.withResource(keeping: byteCount <= Self.keptSize) { session in body(session) }
  }
}
