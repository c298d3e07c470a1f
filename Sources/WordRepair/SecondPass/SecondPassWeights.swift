internal import Bytes
internal import Glibc

/// What was learned of one neural model: how to rank fillings, and how often the first one is right.
///
/// `SecondPassTrainer` in the laboratory makes them; they are a few kilobytes behind the other weights in their file.
package struct SecondPassWeights: Hashable, Sendable {
  /// The hash of the model file it was learned with; see `NeuralModel.contentHash()`.
  package var modelHash: UInt64
  /// The factor of each ``RankingFeature``.
  package var ranking: [Float]
  /// Whether the first filling is right.
  package var decision: BoostedTrees
  /// How often a first filling with such a score is right.
  package var confidence: IsotonicCalibration

  /// Puts numbers together.
  package init(modelHash: UInt64, ranking: [Float], decision: BoostedTrees, confidence: IsotonicCalibration) {
    self.modelHash = modelHash
    self.ranking = ranking
    self.decision = decision
    self.confidence = confidence
  }

  /// The factors where nothing was learned.
  ///
  /// The model's own probability counts in full. Agreement with the n-gram model is worth 1.5, in nats, and a word of the
  /// surrounding text 0.5: of 0 to 2 in steps of 0.5 these ranked 171 places of the development set best.
  package static let unlearnedRanking: [Float] = [1, 0.3, 0.5, 0, 0]

  /// The number of features of a decision.
  package static let decisionWidth = SecondPassFeature.count

  /// How often such a place's first filling is right.
  package func confidence(of row: [Float]) -> Double { Double(confidence.share(decision.score(row))) }
}

extension SecondPassWeights {
  func encode(to writer: inout BinaryWriter) {
    writer.append(Features.secondPassFingerprint)
    writer.append(modelHash)
    writer.appendCounted(ranking)
    decision.encode(to: &writer)
    writer.appendCounted(confidence.scores)
    writer.appendCounted(confidence.shares)
  }

  /// Reads what ``encode(to:)`` wrote; nil if it is damaged or was made by another version.
  init?(from reader: inout BinaryReader) {
    guard reader.integer(UInt32.self) == Features.secondPassFingerprint, let hash = reader.integer(UInt64.self),
      let ranking = reader.floats(limit: 64), ranking.count == RankingFeature.count,
      let decision = BoostedTrees(from: &reader, featureCount: SecondPassFeature.count),
      let confidence = IsotonicCalibration(from: &reader)
    else { return nil }
    self.init(modelHash: hash, ranking: ranking, decision: decision, confidence: confidence)
  }
}
