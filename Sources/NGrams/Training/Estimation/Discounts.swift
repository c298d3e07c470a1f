/// How much of a count is set aside for n-grams never seen: Chen and Goodman's three discounts of one order.
///
/// With *n*₁ … *n*₄ the numbers of n-grams that occur once to four times and Y = *n*₁ / (*n*₁ + 2 *n*₂): D₁ = 1 − 2Y
/// *n*₂/*n*₁, D₂ = 2 − 3Y *n*₃/*n*₂, D₃₊ = 3 − 4Y *n*₄/*n*₃. Source: S. F. Chen and J. Goodman, “An empirical study
/// of smoothing techniques for language modeling”, TR-10-98, Harvard University, 1998, section 4.
struct Discounts: Hashable, Sendable {
  /// For too small a corpus, in which one of the numbers is 0 or a discount falls outside 0…*j*; as KenLM's fallback.
  static let fallback = Discounts(1 / 2, 1, 3 / 2)

  private var values: SIMD4<Double>

  init(_ one: Double, _ two: Double, _ more: Double) { values = [0, one, two, more] }

  /// Estimates the discounts; `countsOfCounts[j]` is *n*ⱼ, from *j* = 1 to 4.
  init(countsOfCounts: [Int]) {
    self = Self.fallback
    guard countsOfCounts.count > 4, countsOfCounts[1...4].allSatisfy({ $0 > 0 }) else { return }
    let n = countsOfCounts.map(Double.init)
    let y = n[1] / (n[1] + 2 * n[2])
    let estimate = Discounts(1 - 2 * y * n[2] / n[1], 2 - 3 * y * n[3] / n[2], 3 - 4 * y * n[4] / n[3])
    if (1...3).allSatisfy({ 0...Double($0) ~= estimate[$0] }) { self = estimate }
  }

  /// The discount of a count; all above 3 are as 3.
  @inline(__always)
  subscript(count: Int) -> Double { values[min(max(count, 0), 3)] }
}
