internal import Bytes

/// Repairs drawn from a run for judging: by rule and tenth of stated confidence, so that rare rules are among them.
///
/// Strata are drawn from in turn, so each gives as many as the others while it has any. The same seed draws the same
/// from the same run.
public struct ReviewSample: Hashable, Sendable {
  /// Repairs of one rule whose confidence lies in one tenth.
  public struct Stratum: Hashable, Sendable {
    /// The rule.
    public var rule: String
    /// The tenth, 0 to 9; certainty is in the last.
    public var band: Int

    /// Creates a stratum.
    public init(rule: String, confidence: Double) {
      self.rule = rule
      band = min(max(Int(confidence * 10), 0), 9)
    }
  }

  /// A repair that was drawn.
  public struct Element: Hashable, Sendable {
    /// The document's number.
    public var document: Int64
    /// The finding's place in its ledger.
    public var finding: Int
    /// The rule.
    public var rule: String
    /// What the rule stated.
    public var confidence: Double

    /// Creates an element.
    public init(document: Int64, finding: Int, rule: String, confidence: Double) {
      self.document = document
      self.finding = finding
      self.rule = rule
      self.confidence = confidence
    }

    /// Where it belongs.
    public var stratum: Stratum { Stratum(rule: rule, confidence: confidence) }
  }

  /// What chose them.
  public let seed: UInt64
  /// The repairs, in the order of the run.
  public let elements: [Element]
  /// How many repairs of the run each stratum has.
  public let sizes: [Stratum: Int]

  /// Draws from the repairs of a run.
  ///
  /// - Complexity: O(*n* log *k*) in the repairs and those wanted; holds at most 2 *k* of each stratum.
  public init(count: Int, seed: UInt64, of repairs: some Sequence<Element>) {
    var strata: [Stratum: [(hash: UInt64, element: Element)]] = [:]
    var sizes: [Stratum: Int] = [:]
    let count = max(count, 0)
    for element in repairs {
      let hash = Mixing.finalized(
        seed ^ Mixing.finalized(UInt64(bitPattern: element.document) &* 0x1_0000_0001 ^ UInt64(element.finding)))
      sizes[element.stratum, default: 0] += 1
      strata[element.stratum, default: []].append((hash, element))
      if let known = strata[element.stratum], known.count > 2 * count + 16 {
        strata[element.stratum] = Array(known.sorted { $0.hash < $1.hash }.prefix(count))
      }
    }
    let order = strata.mapValues { $0.sorted { $0.hash < $1.hash } }
      .sorted { ($0.key.rule, $0.key.band) < ($1.key.rule, $1.key.band) }.map(\.value)
    var drawn: [Element] = []
    var turn = 0
    while drawn.count < count, order.contains(where: { turn < $0.count }) {
      for stratum in order where turn < stratum.count && drawn.count < count { drawn.append(stratum[turn].element) }
      turn += 1
    }
    self.seed = seed
    self.sizes = sizes
    elements = drawn.sorted { ($0.document, $0.finding) < ($1.document, $1.finding) }
  }
}
