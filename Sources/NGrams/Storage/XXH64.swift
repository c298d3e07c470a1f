/// Yann Collet's 64-bit hash XXH64 (seed 0), over bytes in memory.
///
/// It is the checksum of a model's sections and the hash of its words. It is fast and spreads well; it is no defence
/// against someone who makes collisions on purpose. Specification: github.com/Cyan4973/xxHash, doc/xxhash_spec.md.
enum XXH64 {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// The hash of `count` bytes from `start` on.
  static func hash(_ start: UnsafeRawPointer, count: Int) -> UInt64 {
    var cursor = start
    var remaining = count
    var hash: UInt64
    if count >= 32 {
      var lanes = (prime1 &+ prime2, prime2, UInt64(0), 0 &- prime1)
      while remaining >= 32 {
        lanes.0 = round(lanes.0, word(cursor, 0))
        lanes.1 = round(lanes.1, word(cursor, 8))
        lanes.2 = round(lanes.2, word(cursor, 16))
        lanes.3 = round(lanes.3, word(cursor, 24))
        cursor += 32
        remaining -= 32
      }
      hash =
        rotated(lanes.0, 1) &+ rotated(lanes.1, 7) &+ rotated(lanes.2, 12) &+ rotated(lanes.3, 18)
      hash = merged(hash, lanes.0)
      hash = merged(hash, lanes.1)
      hash = merged(hash, lanes.2)
      hash = merged(hash, lanes.3)
    } else {
      hash = prime5
    }
    hash &+= UInt64(count)
    while remaining >= 8 {
      hash = rotated(hash ^ round(0, word(cursor, 0)), 27) &* prime1 &+ prime4
      cursor += 8
      remaining -= 8
    }
    if remaining >= 4 {
      let half = UInt64(UInt32(littleEndian: cursor.loadUnaligned(as: UInt32.self)))
      hash = rotated(hash ^ (half &* prime1), 23) &* prime2 &+ prime3
      cursor += 4
      remaining -= 4
    }
    while remaining > 0 {
      hash = rotated(hash ^ (UInt64(cursor.load(as: UInt8.self)) &* prime5), 11) &* prime1
      cursor += 1
      remaining -= 1
    }
    hash = (hash ^ (hash >> 33)) &* prime2
    hash = (hash ^ (hash >> 29)) &* prime3
    return hash ^ (hash >> 32)
  }

  private static func word(_ start: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private static func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 {
    value &<< count | value &>> (64 &- count)
  }

  private static func round(_ accumulator: UInt64, _ input: UInt64) -> UInt64 {
    rotated(accumulator &+ input &* prime2, 31) &* prime1
  }

  private static func merged(_ hash: UInt64, _ lane: UInt64) -> UInt64 {
    (hash ^ round(0, lane)) &* prime1 &+ prime4
  }
}
