/// Where keys were first met: a hash table of linear probing that is emptied at once.
///
/// Knows keys by their lower 32 bits: of two thousand words, one in a thousand texts takes one for another.
struct RepeatedKeys {
  private struct Slot {
    var key: UInt32 = 0
    /// The place, and one; 0 in an empty slot.
    var place: UInt32 = 0
  }

  private var slots: [Slot] = []
  private var count = 0

  /// Empties the table, and makes room for some keys.
  mutating func removeAll(expecting expected: Int) {
    count = 0
    var capacity = 64
    while capacity < 2 * expected { capacity *= 2 }
    slots = [Slot](repeating: Slot(), count: capacity)
  }

  /// Notes a key; gives the place it was first met at, nil if it is new.
  mutating func insert(_ key: UInt64, at place: Int) -> Int? {
    if 2 * count >= slots.count { grow() }
    let short = UInt32(truncatingIfNeeded: key)
    let mask = slots.count - 1
    var index = Int(short) & mask
    while slots[index].place != 0 {
      if slots[index].key == short { return Int(slots[index].place) - 1 }
      index = (index + 1) & mask
    }
    slots[index] = Slot(key: short, place: UInt32(truncatingIfNeeded: place + 1))
    count += 1
    return nil
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * max(32, old.count))
    let mask = slots.count - 1
    for slot in old where slot.place != 0 {
      var index = Int(slot.key) & mask
      while slots[index].place != 0 { index = (index + 1) & mask }
      slots[index] = slot
    }
  }
}
