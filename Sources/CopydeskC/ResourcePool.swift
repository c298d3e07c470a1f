internal import Synchronization

/// Resources of which each is one thread's at a time, kept and handed out again.
///
/// They are no values that threads may share, such as sessions, and cost some microseconds to open.
final class ResourcePool<Resource>: Sendable {
  /// A resource in nobody's hands.
  private struct Idle: @unchecked Sendable {
    // It may go from thread to thread as long as one at a time has it: it is in the list or in one call's hands.
    let resource: Resource
  }

  /// The most kept, for a machine of that many cores; more threads than that open and close their own.
  private static var idleLimit: Int { 256 }

  private let open: @Sendable () throws(LibraryError) -> Resource
  private let idle = Mutex<[Idle]>([])

  /// Makes a pool, and the first resource, so that what cannot be opened is told at once.
  init(_ open: @escaping @Sendable () throws(LibraryError) -> Resource) throws(LibraryError) {
    self.open = open
    idle.withLock { $0.reserveCapacity(8) }
    put(back: Idle(resource: try open()))
  }

  /// Calls `body` with a resource that nobody else has meanwhile.
  func withResource<Value>(_ body: (Resource) throws(LibraryError) -> Value) throws(LibraryError) -> Value {
    let held: Idle
    if let waiting = idle.withLock({ $0.popLast() }) { held = waiting } else { held = Idle(resource: try open()) }
    defer { put(back: held) }
    return try body(held.resource)
  }

  private func put(back idle: Idle) {
    self.idle.withLock { if $0.count < Self.idleLimit { $0.append(idle) } }
  }
}
