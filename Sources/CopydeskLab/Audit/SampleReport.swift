public import CopydeskBatch
internal import CopydeskReport

/// What the judgements of a sample say of each rule.
public struct SampleReport: Hashable, Sendable {
  /// The share of a rule's repairs that a threshold should keep right: what an editor takes for clean copy.
  public static let wantedShare = 0.99

  /// A rule's figures.
  public struct Row: Hashable, Sendable {
    /// The rule.
    public var rule: String
    /// How many of its repairs were drawn.
    public var drawn = 0
    /// How many of those were judged.
    public var judged = 0
    /// How many were found right.
    public var right = 0
    /// The share of all its repairs that are right, as the sample tells; nil if none was judged.
    ///
    /// Bands of confidence count by how many repairs they have, not by how many were drawn of them.
    public var share: Double?
    /// Wilson's interval of that share, from Kish's effective size of the sample; nil if none was judged.
    public var interval: WilsonInterval?
    /// The lowest stated confidence from which on 99 % of its repairs are right, as the sample tells; nil if none is.
    public var threshold: Double?
  }

  /// The rules in the order of their ids.
  public let rows: [Row]
  /// What drew the sample.
  public let seed: UInt64

  /// Joins a sample with the judgements made so far; `isRight` gives nil for what is not judged.
  ///
  /// Source of the effective size: L. Kish, "Survey Sampling", 1965.
  /// - Complexity: O(*n* log *n*) in the repairs drawn.
  public init(_ sample: ReviewSample, isRight: (ReviewSample.Element) -> Bool?) {
    seed = sample.seed
    let rules = Dictionary(grouping: sample.elements, by: \.rule)
    rows = rules.sorted { $0.key < $1.key }.map { rule, elements in
      var row = Row(rule: rule, drawn: elements.count)
      let judged = elements.compactMap { element in isRight(element).map { (element, isRight: $0) } }
      guard !judged.isEmpty else { return row }
      row.judged = judged.count
      row.right = judged.count { $0.isRight }
      // Each stands for the repairs of its band that were not drawn.
      let counts = Dictionary(grouping: judged, by: \.0.stratum).mapValues(\.count)
      let weighed = judged.map { element, isRight in
        let stratum = element.stratum
        let weight = Double(sample.sizes[stratum] ?? 1) / Double(counts[stratum] ?? 1)
        return (confidence: element.confidence, weight: weight, isRight: isRight)
      }
      let all = weighed.reduce(0) { $0 + $1.weight }
      let right = weighed.reduce(0) { $0 + ($1.isRight ? $1.weight : 0) }
      let effective = all * all / weighed.reduce(0) { $0 + $1.weight * $1.weight }
      row.share = right / all
      row.interval = WilsonInterval(share: right / all, count: effective)
      row.threshold = Self.threshold(weighed)
      return row
    }
  }

  private static func threshold(_ judged: [(confidence: Double, weight: Double, isRight: Bool)]) -> Double? {
    let falling = judged.sorted { $0.confidence > $1.confidence }
    var (all, right) = (0.0, 0.0)
    var threshold: Double?
    for (place, one) in falling.enumerated() {
      all += one.weight
      right += one.isRight ? one.weight : 0
      // Repairs of one confidence are kept together or not at all.
      let isLast = place + 1 == falling.count || falling[place + 1].confidence < one.confidence
      if isLast, right / all >= wantedShare { threshold = one.confidence }
    }
    return threshold
  }

  /// A table to read in a terminal.
  public func text() -> String {
    var table = TextTable(["rule", "drawn", "judged", "right", "share right", "95 % interval", "99 % from"])
    for row in rows {
      func percent(_ share: Double) -> String { DecimalText.fixed(100 * share, 1) }
      // Rounded down, so that what has the threshold itself is kept.
      func threshold(_ value: Double) -> String { DecimalText.fixed((value * 1000).rounded(.down) / 1000, 3) }
      let interval = row.interval.map { "\(percent($0.lower))–\(percent($0.upper)) %" } ?? ""
      table.add([
        row.rule, "\(row.drawn)", "\(row.judged)", "\(row.right)", row.share.map { "\(percent($0)) %" } ?? "", interval,
        row.judged == 0 ? "" : row.threshold.map(threshold) ?? "none",
      ])
    }
    return table.lines(indent: "", color: false)
  }
}
