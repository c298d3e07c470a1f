internal import Synchronization

/// Objects that C code holds on to, found by tickets that look like pointers.
///
/// A ticket is never followed as an address. It holds the number of a slot and how often that slot had been used when
/// the ticket was issued, so that NULL, a freed handle, one of another table, or any number at all is told from a valid
/// one instead of crashing.
final class HandleTable<Object: AnyObject & Sendable>: Sendable {
  private struct Slot {
    var generation: UInt32 = 0
    var object: Object?
  }

  private struct State {
    var slots: [Slot] = []
    var free: [Int] = []
  }

  /// The low bits of a ticket tell the table it belongs to; bits 3...31 are the slot, the rest is the generation.
  private static var tagMask: UInt64 { 0b111 }
  private static var slotLimit: Int { 1 << 29 }

  private let tag: UInt64
  private let state = Mutex(State())

  /// Makes a table whose tickets carry `tag`, 1...7.
  init(tag: UInt64) { self.tag = tag & Self.tagMask }

  /// Keeps an object and issues its ticket; nil if five hundred million objects are held already.
  func insert(_ object: Object) -> OpaquePointer? {
    state.withLock { state in
      let index: Int
      if let last = state.free.popLast() {
        index = last
        state.slots[index].object = object
      } else {
        guard state.slots.count < Self.slotLimit else { return nil }
        index = state.slots.count
        state.slots.append(Slot(object: object))
      }
      let ticket = UInt64(state.slots[index].generation) << 32 | UInt64(index) << 3 | tag
      return OpaquePointer(bitPattern: UInt(ticket))
    }
  }

  /// The object of a ticket; nil if the ticket is not valid.
  func object(_ ticket: OpaquePointer?) -> Object? {
    state.withLock { state in index(ticket, in: state).flatMap { state.slots[$0].object } }
  }

  /// Releases a ticket's object and returns it; nil if the ticket is not valid.
  func remove(_ ticket: OpaquePointer?) -> Object? {
    state.withLock { state in
      guard let index = index(ticket, in: state) else { return nil }
      let object = state.slots[index].object
      state.slots[index].object = nil
      // A slot used 2^32 times is not used again: its next ticket would equal its first.
      let (generation, isSpent) = state.slots[index].generation.addingReportingOverflow(1)
      state.slots[index].generation = generation
      if !isSpent { state.free.append(index) }
      return object
    }
  }

  private func index(_ ticket: OpaquePointer?, in state: borrowing State) -> Int? {
    let bits = UInt64(UInt(bitPattern: ticket))
    let index = Int(bits >> 3 & 0x1FFF_FFFF)
    guard bits & Self.tagMask == tag, index < state.slots.count,
      state.slots[index].generation == UInt32(truncatingIfNeeded: bits >> 32), state.slots[index].object != nil
    else { return nil }
    return index
  }
}
