internal import Glibc

/// The candidates of a text with their rows of features, all in one array.
package struct PasteRows {
  /// The room of a row: all features there are.
  private static let width = LocalFeatures.count + DriftFeatures.count

  package private(set) var candidates: [PasteCandidate]
  /// How many features of each row are known so far.
  private var known = LocalFeatures.cheapCount
  private var values: [Float]
  private let tokenCount: Int

  /// The candidates with their cheap features.
  package init(_ text: ScoredText, _ features: inout LocalFeatures) {
    tokenCount = text.count
    candidates = features.candidates()
    features.prepare(candidates)
    values = [Float](repeating: 0, count: candidates.count * Self.width)
    fillRows(at: 0) { (row: FeatureRow<CheapFeature>, candidate) in features.fill(row, of: candidate) }
  }

  /// The row of a candidate as far as it goes.
  package func row(_ index: Int) -> [Float] { Array(values[(index * Self.width)..<(index * Self.width + known)]) }

  /// Drops candidates that the cheap features all but rule out, and fills in the costly features of the rest.
  ///
  /// Keeps nothing if they are expected to hold fewer pastes than `leastDensity` in a thousand tokens.
  package mutating func keepPlausible(_ trees: BoostedTrees, _ features: inout LocalFeatures, leastDensity: Float = 0) {
    let probabilities = probabilities(by: trees)
    let isWorthALook = reaches(leastDensity, probabilities)
    keep { index, _ in isWorthALook && probabilities[index] >= Policy.leastPlausible }
    fillRows(at: known) { (row: FeatureRow<CostlyFeature>, candidate) in features.fill(row, of: candidate) }
    known = LocalFeatures.count
  }

  /// Fills in the local probabilities; keeps nothing if they expect less than `leastDensity` in a thousand tokens.
  package mutating func score(_ trees: BoostedTrees, leastDensity: Float = 0) {
    let probabilities = probabilities(by: trees)
    if !reaches(leastDensity, probabilities) { candidates = [] }
    for index in candidates.indices { candidates[index].localProbability = probabilities[index] }
  }

  /// Adds what the drift says.
  package mutating func add(_ drift: DriftFeatures) {
    fillRows(at: known) { (row: FeatureRow<DriftFeature>, candidate) in drift.fill(row, of: candidate) }
    known = Self.width
  }

  /// Fills in the probabilities by all features.
  mutating func score(_ trees: BoostedTrees, with drift: DriftFeatures) {
    keep { _, candidate in candidate.localProbability >= Policy.leastLikely }
    add(drift)
    let probabilities = probabilities(by: trees)
    for index in candidates.indices { candidates[index].probability = probabilities[index] }
  }

  /// Keeps some candidates, and moves their rows together.
  private mutating func keep(where isKept: (Int, PasteCandidate) -> Bool) {
    var kept = 0
    for index in candidates.indices where isKept(index, candidates[index]) {
      if index != kept {
        candidates[kept] = candidates[index]
        for feature in 0..<known { values[kept * Self.width + feature] = values[index * Self.width + feature] }
      }
      kept += 1
    }
    candidates.removeSubrange(kept...)
  }

  /// Fills the columns of one feature set, which begin at `first`, for all candidates.
  private mutating func fillRows<Feature: FeatureSet>(
    at first: Int, _ fill: (FeatureRow<Feature>, PasteCandidate) -> Void
  ) {
    let candidates = candidates
    values.withUnsafeMutableBufferPointer { table in
      for (index, candidate) in candidates.enumerated() {
        if let row = FeatureRow<Feature>(in: table, at: index * Self.width + first) { fill(row, candidate) }
      }
    }
  }

  private func reaches(_ density: Float, _ probabilities: [Float]) -> Bool {
    probabilities.reduce(0, +) * 1000 >= density * Float(tokenCount)
  }

  private func probabilities(by trees: BoostedTrees) -> [Float] {
    values.withUnsafeBufferPointer { trees.scores(of: $0, width: Self.width, count: candidates.count) }
      .map { 1 / (1 + expf(-$0)) }
  }
}
