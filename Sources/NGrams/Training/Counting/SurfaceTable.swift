internal import Bytes

/// Gives the surfaces of a corpus numbers in the order they come, and counts them by place.
///
/// One for each thread, all brought together by ``VocabularySelection``.
final class SurfaceTable: @unchecked Sendable {
  private var text: [UInt8] = []
  private var offsets: [Int] = [0]
  private var hashes: [UInt64] = []
  private var slots: [UInt32]
  /// The weight of each surface's occurrences in 1/65,536, by place (``TokenPlace``'s raw values).
  private(set) var weights: [SIMD4<UInt64>] = []

  init() { slots = Array(repeating: 0, count: 1 << 16) }

  var count: Int { hashes.count }

  /// The bytes of memory it takes.
  var byteCount: Int {
    text.capacity + 8 * (offsets.capacity + hashes.capacity) + 4 * slots.capacity
      + MemoryLayout<SIMD4<UInt64>>.stride * weights.capacity
  }

  /// Frees the memory.
  func removeAll() {
    text = []
    offsets = [0]
    hashes = []
    slots = Array(repeating: 0, count: 2)
    weights = []
  }

  /// Adds an occurrence and returns the surface's number.
  func add(_ surface: UnsafeBufferPointer<UInt8>, at place: TokenPlace, weight: UInt64) -> UInt32 {
    let number = insert(surface)
    weights[Int(number)][Int(place.rawValue)] &+= weight
    return number
  }

  func add(_ surface: UnsafeBufferPointer<UInt8>, weights more: SIMD4<UInt64>) -> UInt32 {
    let number = insert(surface)
    weights[Int(number)] &+= more
    return number
  }

  func withSurface<R>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[offsets[number]..<offsets[number + 1]])) }
  }

  /// The number of a surface, nil if it never came.
  func number(of surface: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let start = surface.baseAddress else { return nil }
    let entry = slots[slot(of: surface, XXH64.hash(start, count: surface.count))]
    return entry == 0 ? nil : Int(entry) - 1
  }

  private func insert(_ surface: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let start = surface.baseAddress else { return 0 }
    let hash = XXH64.hash(start, count: surface.count)
    let slot = slot(of: surface, hash)
    if slots[slot] != 0 { return slots[slot] &- 1 }
    text.append(contentsOf: surface)
    offsets.append(text.count)
    hashes.append(hash)
    weights.append(.zero)
    slots[slot] = UInt32(truncatingIfNeeded: hashes.count)
    if hashes.count &* 2 > slots.count { grow() }
    return UInt32(truncatingIfNeeded: hashes.count &- 1)
  }

  private func slot(of surface: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot] &- 1)
      if hashes[number] == hash, withSurface(number, { $0.elementsEqual(surface) }) { break }
      slot = (slot &+ 1) & mask
    }
    return slot
  }

  private func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for number in hashes.indices {
      var slot = Int(truncatingIfNeeded: hashes[number]) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(truncatingIfNeeded: number + 1)
    }
  }
}
