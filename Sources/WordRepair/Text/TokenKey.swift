internal import Copydesk

/// A token's spelling without its capitals, as a hash: equal for equal spellings, and as good as never for others.
struct TokenKey: Hashable, Sendable {
  /// The hash, which ``PronounPerson`` knows pronouns by.
  let value: UInt64

  /// The key of a token.
  init(_ token: some Sequence<UInt8>) {
    var hash = FoldedHash()
    for byte in token { hash.combine(byte) }
    value = hash.value
  }
}
