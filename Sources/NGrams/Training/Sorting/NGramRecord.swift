/// What is sorted on disk: an n-gram packed into 128 bits, and 64 bits that belong to it.
///
/// 24 bytes without padding, so two words of the key rather than a `UInt128`, which is aligned to 16.
struct NGramRecord: BitwiseCopyable {
  var high: UInt64
  var low: UInt64
  var payload: UInt64

  @inline(__always)
  init(key: UInt128, payload: UInt64) {
    high = UInt64(truncatingIfNeeded: key >> 64)
    low = UInt64(truncatingIfNeeded: key)
    self.payload = payload
  }

  @inline(__always)
  init(key: UInt128, _ first: Float, _ second: Float) {
    self.init(key: key, payload: UInt64(first.bitPattern) << 32 | UInt64(second.bitPattern))
  }

  @inline(__always)
  var key: UInt128 { UInt128(high) << 64 | UInt128(low) }

  @inline(__always)
  var first: Float { Float(bitPattern: UInt32(truncatingIfNeeded: payload >> 32)) }

  @inline(__always)
  var second: Float { Float(bitPattern: UInt32(truncatingIfNeeded: payload)) }
}
