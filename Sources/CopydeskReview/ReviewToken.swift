/// The secret in the review's address: who has not been shown it is let in nowhere.
public struct ReviewToken: Hashable, Sendable {
  /// 32 hexadecimal digits.
  public let text: String

  /// Makes a token of 128 random bits.
  public init() {
    var generator = SystemRandomNumberGenerator()
    text = (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  /// Whether a text is the token, in a time that tells nothing of where the two differ.
  func matches(_ other: Substring) -> Bool {
    let (mine, theirs) = (Array(text.utf8), Array(other.utf8))
    guard mine.count == theirs.count else { return false }
    return zip(mine, theirs).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
