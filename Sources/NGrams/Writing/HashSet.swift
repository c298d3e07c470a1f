/// A set of 64-bit hashes, which are taken for what they are hashes of.
struct HashSet {
  private var slots: [UInt64]
  private var count = 0

  init(capacity: Int) { slots = Array(repeating: 0, count: capacity + capacity / 2 + 16) }

  /// Adds a hash; whether it was new.
  mutating func insert(_ hash: UInt64) -> Bool {
    if count &* 8 >= slots.count &* 7 { grow() }
    let isNew = Self.insert(hash, into: &slots)
    if isNew { count &+= 1 }
    return isNew
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    for slot in slots where slot != 0 { _ = Self.insert(slot, into: &larger) }
    slots = larger
  }

  private static func insert(_ hash: UInt64, into slots: inout [UInt64]) -> Bool {
    let hash = hash == 0 ? 1 : hash
    var index = Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(slots.count)).high)
    while slots[index] != 0 {
      if slots[index] == hash { return false }
      index = index &+ 1 == slots.count ? 0 : index &+ 1
    }
    slots[index] = hash
    return true
  }
}
