internal import Copydesk

/// The features of a table cut into at most 64 bins each, at quantiles.
struct FeatureBins {
  static let maximum = 64

  /// The upper bounds of the bins of each feature but the last, rising.
  let bounds: [[Float]]
  /// The bin of every row, feature after feature.
  let bins: [UInt8]
  let rowCount: Int

  init(_ table: LearningTable) {
    rowCount = table.count
    var bounds: [[Float]] = []
    var bins = [UInt8](repeating: 0, count: table.count * table.featureCount)
    for feature in 0..<table.featureCount {
      let column = (0..<table.count).map { table.features[$0 * table.featureCount + feature] }
      let cuts = Self.cuts(column)
      for (row, value) in column.enumerated() {
        bins[feature * table.count + row] = UInt8(truncatingIfNeeded: cuts.partitionPoint { value <= $0 })
      }
      bounds.append(cuts)
    }
    self.bounds = bounds
    self.bins = bins
  }

  /// Midpoints between neighbouring values at the quantiles.
  private static func cuts(_ column: [Float]) -> [Float] {
    let sorted = column.sorted()
    var cuts: [Float] = []
    for bin in 1..<maximum {
      let at = sorted.count * bin / maximum
      guard at > 0, at < sorted.count, sorted[at - 1] < sorted[at] || cuts.isEmpty || (cuts.last ?? 0) < sorted[at]
      else { continue }
      // The cut must part two values that differ: the next lower value of this quantile's value.
      var low = at
      while low > 0, sorted[low - 1] == sorted[at] { low -= 1 }
      guard low > 0 else { continue }
      let cut = sorted[low - 1] + (sorted[low] - sorted[low - 1]) / 2
      if cuts.last.map({ $0 < cut }) ?? true { cuts.append(cut) }
    }
    return cuts
  }
}
