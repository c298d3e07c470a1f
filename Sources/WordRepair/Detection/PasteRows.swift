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
    // Filler, lists and refrains repeat themselves throughout, and have nothing to be found; news has some three
    // candidates in ten tokens.
    if candidates.count > text.count { candidates = [] }
    features.prepare(candidates)
    values = [Float](repeating: 0, count: candidates.count * Self.width)
    for index in candidates.indices { write(features.cheap(candidates[index]), to: index, at: 0) }
  }

  /// The row of a candidate as far as it goes.
  package func row(_ index: Int) -> [Float] { Array(values[(index * Self.width)..<(index * Self.width + known)]) }

  /// Candidates less likely than this by their cheap features alone are not looked at further.
  static let leastPlausible: Float = 0.02

  /// Drops what the cheap features all but rule out, and adds the costly ones of the rest.
  ///
  /// Keeps nothing if they are expected to hold fewer pastes than `leastDensity` in a thousand tokens.
  package mutating func keepPlausible(_ trees: BoostedTrees, _ features: inout LocalFeatures, leastDensity: Float = 0) {
    let probabilities = probabilities(by: trees)
    let isWorthALook = reaches(leastDensity, probabilities)
    keep { index, _ in isWorthALook && probabilities[index] >= Self.leastPlausible }
    for index in candidates.indices { write(features.costly(candidates[index]), to: index, at: known) }
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
    for index in candidates.indices { write(drift.features(of: candidates[index]), to: index, at: known) }
    known = Self.width
  }

  /// What is less likely than this by itself is no paste, whatever the drift says: none of those found on development
  /// sets was.
  static let leastLikely: Float = 0.05

  /// Fills in the probabilities by all features.
  mutating func score(_ trees: BoostedTrees, with drift: DriftFeatures) {
    keep { _, candidate in candidate.localProbability >= Self.leastLikely }
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

  private mutating func write<let count: Int>(_ features: InlineArray<count, Float>, to row: Int, at first: Int) {
    for feature in features.indices { values[row * Self.width + first + feature] = features[feature] }
  }

  private func reaches(_ density: Float, _ probabilities: [Float]) -> Bool {
    probabilities.reduce(0, +) * 1000 >= density * Float(tokenCount)
  }

  private func probabilities(by trees: BoostedTrees) -> [Float] {
    values.withUnsafeBufferPointer { trees.scores(of: $0, width: Self.width, count: candidates.count) }
      .map { 1 / (1 + expf(-$0)) }
  }
}
