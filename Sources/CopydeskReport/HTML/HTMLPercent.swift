/// Confidence as pages show it: in whole percent, and never 100 for what is less than certain.
package enum HTMLPercent {
  /// The percent of a share; 0 for what is no number.
  package static func of(_ share: Double) -> Int {
    guard share.isFinite else { return 0 }
    let percent = Int((min(max(share, 0), 1) * 100).rounded())
    return percent == 100 && share < 1 ? 99 : percent
  }
}
