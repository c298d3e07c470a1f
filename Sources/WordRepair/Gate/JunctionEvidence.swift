internal import Glibc

/// What the junctions of a text say, taken together: how many speak how strongly for damage.
///
/// A histogram of natural logs of likelihood ratios. From it come the ``features(into:)`` by which a text is judged.
package struct JunctionEvidence {
  /// How many steps of evidence make up one natural log.
  package static let resolution: Float = 16
  /// Beyond so many natural logs a junction says no more.
  private static let greatest: Float = 16
  private static let stepCount = Int(2 * greatest * resolution)

  /// The shares of a text's junctions that are damaged, in the hypotheses that are tested against a sound text: from a
  /// thousandth, the least that the detector looks at, to what is usual in the texts learned from.
  private static let damagedShares: [Float] = [0.0011, 0.0036, 0.011, 0.036]
  /// The edges, in natural logs, between which junctions are counted; what is in between is for the trees to find.
  private static let edges: [Float] = [-2.5, -1, 0, 1, 2, 3, 4, 5, 6]

  /// How many features a text has.
  package static let featureCount = damagedShares.count + edges.count + 2

  private var counts = [Int32](repeating: 0, count: stepCount)
  private var junctionCount = 0

  /// Forgets all junctions.
  mutating func removeAll() {
    for step in counts.indices { counts[step] = 0 }
    junctionCount = 0
  }

  /// Notes a junction of some evidence, in steps.
  @inline(__always)
  mutating func add(_ steps: Int) {
    counts[max(0, min(steps + Self.stepCount / 2, Self.stepCount - 1))] += 1
    junctionCount += 1
  }

  /// Writes the features: for each share of damage the logarithm of the likelihood ratio (Neyman & Pearson 1933) and
  /// the number of junctions between each two edges, all per thousand junctions, then the logarithm of their number.
  ///
  /// - Complexity: O(1).
  func features(into row: inout [Float]) {
    row.removeAll(keepingCapacity: true)
    let scale = 1000 / Float(max(1, junctionCount))
    for ratios in Self.ratios {
      var sum: Double = 0
      for (count, ratio) in zip(counts, ratios) where count > 0 { sum += Double(count) * Double(ratio) }
      row.append(Float(sum) * scale)
    }
    var bins = [Int32](repeating: 0, count: Self.edges.count + 1)
    for (count, bin) in zip(counts, Self.bins) { bins[bin] += count }
    for bin in bins { row.append(Float(bin) * scale) }
    row.append(logf(Float(max(1, junctionCount))))
  }

  /// The natural logs that each step stands for, rising.
  private static let evidence = (0..<stepCount).map { Float($0 - stepCount / 2) / resolution }

  /// For each share what a junction of each step adds: ln(1 + share × (eᵉ − 1)).
  private static let ratios = damagedShares.map { share in evidence.map { log1pf(share * expm1f($0)) } }

  /// The bin of each step.
  private static let bins = evidence.map { step in edges.count { $0 <= step } }
}
