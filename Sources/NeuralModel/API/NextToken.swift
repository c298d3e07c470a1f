/// A token that may come next, and how likely it is.
public struct NextToken: Hashable, Sendable {
  /// The token.
  public let token: TokenID
  /// The natural logarithm of its probability.
  public let logProbability: Float
}
