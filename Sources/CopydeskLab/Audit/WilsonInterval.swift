/// An interval that holds a share with a probability of 95 %, from how often something was so.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927. It stays within
/// 0 and 1 and is honest for few cases and for shares near either.
public struct WilsonInterval: Hashable, Sendable {
  /// The lower end, 0 to 1.
  public let lower: Double
  /// The upper end, 0 to 1.
  public let upper: Double

  /// The interval of a share of so many cases, which may be an effective number; 0 to 1 for none.
  public init(share: Double, count: Double) {
    guard count > 0 else {
      (lower, upper) = (0, 1)
      return
    }
    let deviation = 1.96
    let square = deviation * deviation
    let middle = share + square / (2 * count)
    let spread = deviation * ((share * (1 - share) + square / (4 * count)) / count).squareRoot()
    lower = max(0, (middle - spread) / (1 + square / count))
    upper = min(1, (middle + spread) / (1 + square / count))
  }
}
