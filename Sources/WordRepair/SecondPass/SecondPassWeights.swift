internal import Bytes
internal import Glibc

/// What was learned of one neural model: how to rank fillings, how often the first one is right, and how often something
/// was written over at all.
///
/// `SecondPassTrainer` in the laboratory makes them; they are some kilobytes behind the other weights in their file.
package struct SecondPassWeights: Hashable, Sendable {
  /// Tells from a place's row how likely something is.
  package struct Judge: Hashable, Sendable {
    /// The number of features; see ``SecondPassFeature``.
    package static let width = SecondPassFeature.count

    var trees: BoostedTrees
    package var calibration: IsotonicCalibration

    /// Puts trees and their calibration together.
    package init(trees: BoostedTrees, calibration: IsotonicCalibration) {
      self.trees = trees
      self.calibration = calibration
    }

    /// How often it holds of such a place.
    package func share(_ row: [Float]) -> Float { calibration.share(trees.score(row)) }
  }

  /// The hash of the model file it was learned with; see `NeuralModel.contentHash()`.
  package var modelHash: UInt64
  /// The factor of each ``RankingFeature``.
  package var ranking: [Float]
  /// Whether the first filling is right.
  package var words: Judge
  /// Whether something was written over there.
  package var places: Judge

  /// Puts numbers together.
  package init(modelHash: UInt64, ranking: [Float], words: Judge, places: Judge) {
    self.modelHash = modelHash
    self.ranking = ranking
    self.words = words
    self.places = places
  }

  /// The factors where nothing was learned.
  ///
  /// The model's own probability counts in full. Agreement with the n-gram model is worth 0.3 for each nat of its
  /// probability, and a word of the surrounding text 0.5: these ranked 171 places of the development set best.
  package static let unlearnedRanking: [Float] = [1, 0.3, 0, 0.5, 0, 0, 0]
}

extension SecondPassWeights {
  func encode(to writer: inout BinaryWriter) {
    writer.append(Features.secondPassFingerprint)
    writer.append(modelHash)
    writer.appendCounted(ranking)
    for judge in [words, places] {
      judge.trees.encode(to: &writer)
      writer.appendCounted(judge.calibration.scores)
      writer.appendCounted(judge.calibration.shares)
    }
  }

  /// Reads what ``encode(to:)`` wrote; nil if it is damaged or was made by another version.
  init?(from reader: inout BinaryReader) {
    guard reader.integer(UInt32.self) == Features.secondPassFingerprint, let hash = reader.integer(UInt64.self),
      let ranking = reader.floats(limit: 64), ranking.count == RankingFeature.count,
      let words = Judge(from: &reader), let places = Judge(from: &reader)
    else { return nil }
    self.init(modelHash: hash, ranking: ranking, words: words, places: places)
  }
}

extension SecondPassWeights.Judge {
  fileprivate init?(from reader: inout BinaryReader) {
    guard let trees = BoostedTrees(from: &reader, featureCount: Self.width),
      let calibration = IsotonicCalibration(from: &reader)
    else { return nil }
    self.init(trees: trees, calibration: calibration)
  }
}
