/// A token's spelling without its capitals, as a hash: equal for equal spellings, and as good as never for others.
///
/// FNV-1a of 64 bits, ASCII letters folded. Two different words of one document clash with a chance of 10⁻¹³ or so.
struct TokenKey: Hashable, Sendable {
  /// The hash.
  var value: UInt64

  /// The key of a token.
  init(_ token: some Sequence<UInt8>) {
    value = 0xCBF2_9CE4_8422_2325
    for byte in token {
      value = (value ^ UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* 0x0000_0100_0000_01B3
    }
  }

  /// The key of a sequence that begins with the tokens of this key.
  func followed(by next: TokenKey) -> TokenKey {
    var key = self
    key.value = (value ^ (next.value >> 7)) &* 0x9E37_79B9_7F4A_7C15 ^ next.value
    return key
  }
}
