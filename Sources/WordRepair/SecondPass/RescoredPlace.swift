internal import Glibc

/// A suspected place with its fillings as both models rank them together.
package struct RescoredPlace {
  /// The fillings that were scored and nothing at all, likeliest first.
  package let fillings: [RescoredFilling]
  /// How likely each is among them.
  package let shares: [Float]
  /// How much likelier the first is than what stands there, in nats, by the neural model.
  package let gain: Float
  /// What the decisions are made from, in the order of ``SecondPassFeature``.
  package let row: [Float]
  /// The rows of the fillings, in their order, in that of ``RankingFeature``.
  package let rankingRows: [[Float]]

  /// The first filling, if it has words; nothing at all is reported but never written, for it was never seen right.
  package var best: RescoredFilling? {
    guard let first = fillings.first, !first.spelling.isEmpty else { return nil }
    return first
  }

  /// The share of the first filling.
  package var share: Float { shares.first ?? 0 }

  /// What is known of a place before the neural model is asked.
  package struct Surroundings {
    /// The probability that something was pasted there, and that by its own features alone.
    var detection: Float
    var localProbability: Float
    /// The tokens pasted.
    var pasteLength: Int
    /// The tokens of the mention that was written over the words; nil where it is not known.
    var mentionLength: Int?
    /// The likeliest drift, and how likely it is.
    var drift: Int
    var driftProbability: Float
    var startsSentence: Bool
    var endsSentence: Bool
    /// The tokens between it and the suspected places beside it; a hundred where there are more or none.
    var distanceToPrevious: Int
    var distanceToNext: Int
    /// The suspected places in a thousand tokens of the text.
    var density: Float
  }

  package init(_ answer: SecondPassAnswer, at place: Surroundings, ranking: [Float]) {
    let rows = answer.fillings.map { Self.rankingRow($0, place) }
    // Weights or a model that were damaged can make them anything.
    let scores = rows.map { row in zip(row, ranking).reduce(Float(0)) { $0 + $1.0 * $1.1 }.orLeast }
    let order = scores.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
    let top = order.first.map { scores[$0] } ?? 0
    let weights = order.map { expf(scores[$0] - top) }
    let sum = weights.reduce(0, +)
    let fillings = order.map { answer.fillings[$0] }
    let shares = weights.map { $0 / sum }
    let gain = ((fillings.first?.score ?? answer.standing) - answer.standing).orLeast
    self.fillings = fillings
    self.shares = shares
    self.gain = gain
    rankingRows = order.map { rows[$0] }
    row = Self.row(fillings, shares, gain: gain, nothing: answer.nothing, place)
  }

  private static func rankingRow(_ filling: RescoredFilling, _ place: Surroundings) -> [Float] {
    var values = [Float](repeating: 0, count: RankingFeature.count)
    values.withUnsafeMutableBufferPointer { table in
      guard let row = FeatureRow<RankingFeature>(in: table, at: 0) else { return }
      row[.score] = filling.score
      // From 0, where the n-gram model holds it for next to impossible, to 8, where it sees nothing else.
      row[.agreement] = max(0, logf(max(filling.ngramShare, 1e-6)) + 8)
      row.set(.isUnknown, filling.ngramShare == 0 && !filling.spelling.isEmpty)
      row.set(.isNearby, filling.isNearby)
      row.set(.isNothing, filling.spelling.isEmpty)
      row[.words] = Float(filling.wordCount)
      if let length = place.mentionLength { row[.lengthMismatch] = Float(abs(length - filling.wordCount)) }
    }
    return values
  }

  private static func row(
    _ fillings: [RescoredFilling], _ shares: [Float], gain: Float, nothing: Float, _ place: Surroundings
  ) -> [Float] {
    var values = [Float](repeating: 0, count: SecondPassFeature.count)
    guard let first = fillings.first else { return values }
    values.withUnsafeMutableBufferPointer { table in
      guard let row = FeatureRow<SecondPassFeature>(in: table, at: 0) else { return }
      row[.share] = shares[0]
      row[.runnerUpShare] = shares.count > 1 ? shares[1] : 0
      row[.gain] = gain
      row[.gainOverNothing] = first.score - nothing
      row[.score] = first.score
      row[.rank] = Float(first.rank ?? -1)
      row[.ngramShare] = first.ngramShare
      row[.bestNgramShare] = fillings.map(\.ngramShare).max() ?? 0
      row[.words] = Float(first.wordCount)
      row[.letters] = Float(first.spelling.count)
      row[.wordsBeyondMention] = place.mentionLength.map { Float(first.wordCount - $0) } ?? 0
      row.set(.isNearby, first.isNearby)
      row.set(.isFinal, first.isFinal)
      // The share of all fillings with as many words, and of none.
      row[.lengthShare] = zip(fillings, shares).reduce(0) { $0 + ($1.0.wordCount == first.wordCount ? $1.1 : 0) }
      row[.nothingShare] = zip(fillings, shares).first { $0.0.spelling.isEmpty }?.1 ?? 0
      place.fill(row)
    }
    return values
  }
}

extension Float {
  /// The number, or where it is none or infinite the least one that can be reckoned with.
  fileprivate var orLeast: Float { isFinite ? self : -1e30 }
}

extension RescoredPlace.Surroundings {
  fileprivate func fill(_ row: FeatureRow<SecondPassFeature>) {
    row[.detection] = detection
    row[.localProbability] = localProbability
    row[.pasteLength] = Float(pasteLength)
    row[.mentionLength] = Float(mentionLength ?? 0)
    row[.drift] = Float(drift)
    row[.driftProbability] = driftProbability
    row.set(.startsSentence, startsSentence)
    row.set(.endsSentence, endsSentence)
    row[.distanceToPrevious] = Float(distanceToPrevious)
    row[.distanceToNext] = Float(distanceToNext)
    row[.density] = density
  }
}
