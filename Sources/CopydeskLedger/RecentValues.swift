internal import Glibc

/// Values made from bytes, kept so that bytes met again need not be read again.
///
/// A table of 64 places, each with what was met last of the bytes that fall on it. Its size never changes.
struct RecentValues<Value> {
  private static var places: Int { 64 }
  /// Longer bytes are not kept: they hardly come again.
  private static var limit: Int { 256 }

  private var known: [(bytes: [UInt8], value: Value)?]

  init() { known = Array(repeating: nil, count: Self.places) }

  /// The value of some bytes; nil if `make` gives none.
  ///
  /// - Complexity: O(*n*) in the bytes.
  mutating func value(of bytes: ArraySlice<UInt8>, _ make: (ArraySlice<UInt8>) -> Value?) -> Value? {
    guard bytes.count <= Self.limit else { return make(bytes) }
    // FNV-1a in 32 bits.
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let place = Int((hash ^ hash >> 15) % UInt32(Self.places))
    if let entry = known[place], Self.areEqual(entry.bytes, bytes) { return entry.value }
    guard let value = make(bytes) else { return nil }
    known[place] = (Array(bytes), value)
    return value
  }

  private static func areEqual(_ one: [UInt8], _ other: ArraySlice<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    return one.withUnsafeBytes { one in
      other.withUnsafeBytes { other in
        guard let first = one.baseAddress, let second = other.baseAddress else { return true }
        return memcmp(first, second, one.count) == 0
      }
    }
  }
}
