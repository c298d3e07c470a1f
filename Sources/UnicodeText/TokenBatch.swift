/// Room for the tokens one scanner call finds, so that the hot loop writes to plain memory.
///
/// Owned by a ``WordBreaker``. `ends` and `kinds` are valid below ``count``.
final class TokenBatch {
  static let capacity = 1024

  let ends = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
  let kinds = UnsafeMutablePointer<TokenKind>.allocate(capacity: capacity)
  var count = 0

  init() {
    ends.initialize(repeating: 0, count: Self.capacity)
    kinds.initialize(repeating: .other, count: Self.capacity)
  }

  deinit {
    ends.deallocate()
    kinds.deallocate()
  }

  var writtenEnds: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: ends, count: count) }
  var writtenKinds: UnsafeBufferPointer<TokenKind> { UnsafeBufferPointer(start: kinds, count: count) }
}
