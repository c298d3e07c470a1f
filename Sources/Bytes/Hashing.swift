/// The hash FNV-1a of 64 bits (Fowler, Noll, Vo; RFC 9923): for short keys that are read byte by byte anyway.
///
/// None of the hashes of this file is a defence against someone who makes collisions on purpose.
package struct FNV1a: Hashable, Sendable {
  /// The hash of what was added so far.
  package var value: UInt64

  /// Creates the hash of no bytes.
  ///
  /// Another seed makes another hash of the same bytes.
  @inlinable
  package init(seed: UInt64 = 0) { value = 0xCBF2_9CE4_8422_2325 ^ seed }

  /// Adds a byte, or a number in the place of one.
  @inlinable @inline(__always)
  package mutating func combine(_ unit: UInt64) { value = (value ^ unit) &* 0x0000_0100_0000_01B3 }

  /// Adds a byte without its case, capital ASCII letters as small ones.
  @inlinable @inline(__always)
  package mutating func combine(folding byte: UInt8) { combine(UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)) }

  /// Returns the hash of a sequence of bytes.
  @inlinable
  package static func hash(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0) -> UInt64 {
    var hash = FNV1a(seed: seed)
    for byte in bytes { hash.combine(UInt64(byte)) }
    return hash.value
  }

  /// Returns the hash of 32 bits, a checksum for short tables: it finds every change of one byte.
  @inlinable
  package static func hash32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash
  }
}

/// Steps that hashes of numbers are made of.
///
/// They scatter numbers that lie close, such as word ids, over all 64 bits.
package enum Mixing {
  /// The odd number next to 2⁶⁴ divided by the golden ratio.
  ///
  /// A product with it is well spread in its upper bits only. Source: Fibonacci hashing; Knuth, TAOCP vol. 3, 6.4.
  @inlinable @inline(__always)
  package static var golden: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// Returns a number in which each bit depends on each bit of `value`: the finalizer of SplitMix64.
  ///
  /// It is a bijection: different numbers stay different.
  @inlinable @inline(__always)
  package static func finalized(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns the hash of a list that is one number longer than that of `hash`; ``golden`` is the hash of an empty list.
  @inlinable @inline(__always)
  package static func extended(_ hash: UInt64, by value: UInt64) -> UInt64 {
    (hash ^ (hash >> 29) ^ value) &* 0xBF58_476D_1CE4_E5B9
  }
}

/// Random numbers that are the same on every platform for equal seeds.
///
/// Source: Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014. Not for secrets.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  /// Creates a generator.
  @inlinable
  package init(seed: UInt64) { state = seed }

  /// Returns the next number.
  @inlinable
  package mutating func next() -> UInt64 {
    state &+= Mixing.golden
    return Mixing.finalized(state)
  }

  /// Returns a number below `bound`, which is above 0; 0 otherwise.
  @inlinable
  package mutating func below(_ bound: Int) -> Int {
    bound > 0 ? Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high) : 0
  }

  /// Returns a number from 0 up to but not including 1.
  @inlinable
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

/// Yann Collet's 64-bit hash XXH64 (seed 0), over bytes in memory.
///
/// For checksums and for long keys: fast on many bytes. Specification: github.com/Cyan4973/xxHash, doc/xxhash_spec.md.
package enum XXH64 {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// Returns the hash of `count` bytes from `start` on.
  package static func hash(_ start: UnsafeRawPointer, count: Int) -> UInt64 {
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
