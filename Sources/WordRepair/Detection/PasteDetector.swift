internal import Glibc
internal import NGrams

/// Finds the spans that a coreference resolver pasted over other words.
///
/// Three steps: what each candidate says by itself (``LocalFeatures``), where the drift of the whole document must lie
/// given all of them (``DriftModel``), and both together. Overlapping candidates are settled in favour of the likelier.
package struct PasteDetector: Sendable {
  /// The trees and tables learned.
  let weights: WordRepairWeights

  package init(weights: WordRepairWeights) { self.weights = weights }

  /// Everything found out about one text.
  package struct Result {
    package var text: ScoredText
    /// The likeliest candidates that do not overlap, rising by position.
    package var pastes: [PasteCandidate]
    var drift: DriftFeatures

    /// How many words are missing where a paste stands: the length of the mention that made it, 2 where it is not known.
    func missingWords(at paste: PasteCandidate, _ posterior: DriftModel.Posterior?) -> Int {
      guard let posterior, posterior.likeliest > 0, posterior.probabilities[posterior.likeliest] > 0.5 else { return 2 }
      return MentionMatch.phraseLength(text, at: paste.span.lowerBound - posterior.likeliest, limit: 5)
    }

    /// The likeliest drift at a paste, and the bytes of the mention that made it; nil where none is known.
    func mention(of paste: PasteCandidate) -> (drift: Int, bytes: Range<Int>)? {
      let start = paste.span.lowerBound
      guard let posterior = drift.posterior(at: paste), posterior.likeliest > 0, start >= posterior.likeliest else {
        return nil
      }
      let first = start - posterior.likeliest
      let length = MentionMatch.phraseLength(text, at: first, limit: min(posterior.likeliest, 5))
      return (posterior.likeliest, text.bytes(of: first..<(first + length)))
    }
  }

  /// Finds the pastes of a text.
  ///
  /// - Complexity: O(tokens) model queries, and O(suspects) for the drift.
  package func detect(in text: ScoredText) -> Result {
    let spans = RepeatedSpans(text)
    var features = LocalFeatures(text, spans)
    var rows = PasteRows(text, &features)
    rows.keepPlausible(weights.prefilter, &features, leastDensity: Policy.leastPlausibleDensity)
    rows.score(weights.local, leastDensity: Policy.leastLocalDensity)
    let drift = DriftFeatures(text, Self.settle(rows.candidates, by: { $0.localProbability }), model: weights.drift)
    rows.score(weights.drifted, with: drift)
    return Result(text: text, pastes: Self.settle(rows.candidates, by: { $0.probability }), drift: drift)
  }

  /// The likeliest candidates that do not overlap, rising by position.
  package static func settle(
    _ candidates: [PasteCandidate], by probability: (PasteCandidate) -> Float
  ) -> [PasteCandidate] {
    let order = candidates.indices.sorted {
      let a = probability(candidates[$0])
      let b = probability(candidates[$1])
      return a != b ? a > b : $0 < $1
    }
    var taken: [Int: Int] = [:]
    var kept: [PasteCandidate] = []
    for index in order {
      let span = candidates[index].span
      if span.contains(where: { taken[$0] != nil }) { continue }
      for token in span { taken[token] = index }
      kept.append(candidates[index])
    }
    return kept.sorted { $0.span.lowerBound < $1.span.lowerBound }
  }
}

/// A span that may stand where other words stood, and what the detector thinks of it.
package struct PasteCandidate {
  /// The tokens.
  package var span: Range<Int>
  /// The group of equal spans in ``RepeatedSpans``.
  var group: Int
  /// The probability that it is a paste by its own features, before the drift is known.
  package var localProbability: Float = 0
  /// The probability that it is a paste, the drift taken into account.
  package var probability: Float = 0
}

/// The places of a text that are reported.
package enum OverwrittenPlaces {
  /// What was detected, and which of it is believed; none where there are too few, or too few sure ones.
  ///
  /// Where a second pass decides, `least` is lower, and there are places that only it can believe.
  package static func found(
    in text: ScoredText, weights: WordRepairWeights, least: Float = Policy.leastDetection
  ) -> (result: PasteDetector.Result, pastes: [PasteCandidate]) {
    let result = PasteDetector(weights: weights).detect(in: text)
    let pastes = result.pastes.filter { weights.detection.share($0.probability) >= Policy.leastDetection }
    guard pastes.count >= Policy.fewestPlaces,
      Float(pastes.count) * 1000 >= Policy.leastDensity * Float(text.count),
      pastes.count(where: { weights.detection.share($0.probability) >= Policy.sureDetection })
        >= Policy.fewestSurePlaces
    else { return (result, []) }
    return (result, least == Policy.leastDetection ? pastes : suspected(in: result, weights: weights, least: least))
  }

  /// All places that are believed so far, however few.
  package static func suspected(
    in result: PasteDetector.Result, weights: WordRepairWeights, least: Float
  ) -> [PasteCandidate] {
    result.pastes.filter { weights.detection.share($0.probability) >= least }
  }
}
