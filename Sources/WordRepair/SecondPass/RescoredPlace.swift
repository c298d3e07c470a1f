internal import Glibc

/// A suspected place with its fillings as both models rank them together.
package struct RescoredPlace {
  /// The fillings that were scored and nothing at all, likeliest first.
  package let fillings: [RescoredFilling]
  /// How likely each is among them.
  package let shares: [Float]
  /// How much likelier the first is than what stands there, in nats, by the neural model.
  package let gain: Float
  /// What the decision is made from, in the order of ``SecondPassFeature``.
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

  /// What the n-gram model knows of a place.
  struct Surroundings {
    /// The probability that something was pasted there.
    var detection: Float
    /// The tokens pasted.
    var pasteLength: Int
    /// The share of each suggestion by the n-gram model, in their order.
    var suggestionShares: [Float]
    /// The tokens of the mention that was written over the words; nil where it is not known.
    var mentionLength: Int?
    var driftProbability: Float
    var startsSentence: Bool
    var endsSentence: Bool
  }

  init(_ answer: SecondPassAnswer, at place: Surroundings, ranking: [Float]) {
    let rows = answer.fillings.map { Self.rankingRow($0, place) }
    let scores = rows.map { row in zip(row, ranking).reduce(Float(0)) { $0 + $1.0 * $1.1 } }
    let order = scores.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
    let top = order.first.map { scores[$0] } ?? 0
    let weights = order.map { expf(scores[$0] - top) }
    let sum = weights.reduce(0, +)
    let fillings = order.map { answer.fillings[$0] }
    let shares = weights.map { $0 / sum }
    let gain = (fillings.first?.score ?? answer.standing) - answer.standing
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
      let share = filling.rank.flatMap { $0 < place.suggestionShares.count ? place.suggestionShares[$0] : nil } ?? 0
      // From 0, where the n-gram model does not suggest it, to 5, where it suggests nothing else.
      row[.agreement] = max(0, logf(max(share, 1e-6)) + 5)
      row.set(.isNearby, filling.isNearby)
      row.set(.isNothing, filling.spelling.isEmpty)
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
      row[.detection] = place.detection
      row[.rank] = Float(first.rank ?? -1)
      row[.suggestionShare] =
        first.rank.flatMap { $0 < place.suggestionShares.count ? place.suggestionShares[$0] : nil } ?? 0
      row[.bestSuggestionShare] = place.suggestionShares.first ?? 0
      row[.words] = Float(first.wordCount)
      row[.letters] = Float(first.spelling.count)
      row[.pasteLength] = Float(place.pasteLength)
      row[.mentionLength] = Float(place.mentionLength ?? 0)
      row[.wordsBeyondMention] = place.mentionLength.map { Float(first.wordCount - $0) } ?? 0
      row[.driftProbability] = place.driftProbability
      row.set(.isNearby, first.isNearby)
      row.set(.isFinal, first.isFinal)
      row.set(.startsSentence, place.startsSentence)
      row.set(.endsSentence, place.endsSentence)
      // The share of all fillings with as many words.
      row[.lengthShare] = zip(fillings, shares).reduce(0) { $0 + ($1.0.wordCount == first.wordCount ? $1.1 : 0) }
    }
    return values
  }
}
