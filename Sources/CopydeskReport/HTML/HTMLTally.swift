package import Copydesk

/// What the charts of the overview count.
package struct HTMLTally: Sendable {
  /// A chart's row: how many repaired and flagged, or how many at all.
  package struct Pair: Hashable, Sendable {
    package var repaired = 0
    package var flagged = 0

    var sum: Int { repaired + flagged }
  }

  /// Bands of confidence, from the surest down: the least percent of each and its name.
  static let confidenceBands: [(least: Int, name: String)] = [
    (99, "99 % and more"), (95, "95 to 98 %"), (90, "90 to 94 %"), (80, "80 to 89 %"), (70, "70 to 79 %"),
    (50, "50 to 69 %"), (0, "below 50 %"),
  ]
  /// Bands of findings for every 1,000 bytes: the least of each and its name.
  ///
  /// A text with all its marks spaced has about 20, one slip in a short article makes 1.
  static let densityBands: [(least: Double, name: String)] = [
    (20, "20 and more"), (10, "10 to 20"), (5, "5 to 10"), (2, "2 to 5"), (1, "1 to 2"), (0, "below 1"),
  ]

  private(set) var confidence = [Pair](repeating: Pair(), count: confidenceBands.count)
  private(set) var density = [Int](repeating: 0, count: densityBands.count)
  private(set) var damaged = 0

  /// Creates an empty tally.
  package init() {}

  /// Counts findings of one outcome and confidence.
  package mutating func count(_ outcome: Outcome, percent: Int, findings: Int = 1) {
    let band = Self.confidenceBands.firstIndex { percent >= $0.least } ?? Self.confidenceBands.count - 1
    switch outcome {
    case .repaired: confidence[band].repaired += findings
    case .flagged: confidence[band].flagged += findings
    }
  }

  /// Counts a document that has findings.
  package mutating func count(_ row: HTMLIndexRow) {
    damaged += 1
    let value = row.density
    density[Self.densityBands.firstIndex { value >= $0.least } ?? Self.densityBands.count - 1] += 1
  }

  /// The share of repairs that are at least 95 % sure, in percent.
  var sureShare: Int {
    let all = confidence.reduce(0) { $0 + $1.repaired }
    let sure = confidence.prefix(2).reduce(0) { $0 + $1.repaired }
    return all == 0 ? 0 : sure * 100 / all
  }
}
