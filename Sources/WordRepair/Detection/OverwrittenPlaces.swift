/// The places of a text that are reported.
package enum OverwrittenPlaces {
  /// What was detected, and which of it is believed; none where there are too few, or too few sure ones.
  package static func found(
    in text: ScoredText, weights: WordRepairWeights
  ) -> (result: PasteDetector.Result, pastes: [PasteCandidate]) {
    let result = PasteDetector(weights: weights).detect(in: text)
    let pastes = result.pastes.filter { weights.detection.share($0.probability) >= Policy.leastDetection }
    guard pastes.count >= Policy.fewestPlaces,
      Float(pastes.count) * 1000 >= Policy.leastDensity * Float(text.count),
      pastes.count(where: { weights.detection.share($0.probability) >= Policy.sureDetection })
        >= Policy.fewestSurePlaces
    else { return (result, []) }
    return (result, pastes)
  }
}
