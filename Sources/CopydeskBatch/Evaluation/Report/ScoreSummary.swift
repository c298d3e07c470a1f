/// The common metrics of some documents, rounded as they are published.
struct ScoreSummary {
  let documents: Int
  let words: Int
  let places: Int
  let findings: Int
  /// Word errors per 100 gold words, before cleaning and after.
  let errorRateBefore: Double
  let errorRateAfter: Double
  /// The share of word errors that cleaning removed.
  let errorsRemoved: Double
  /// Right words made wrong per 10,000 gold words.
  let harm: Double
  /// The share of places restored exactly.
  let placesRestored: Double
  let precision: Double
  let recall: Double
  /// The F-measure in which precision counts twice as much as recall.
  let fHalf: Double
  let findingsPerTenThousand: Double
  /// The share of undamaged sentences that stand in the output to the character.
  let verbatim: Double
  /// Bands of confidence that hold repairs: their lower bound, and how many of how many are right.
  let calibration: [(band: String, right: Int, repairs: Int)]

  /// Makes shares of counts; a share of nothing is 0.
  init(_ counts: ScoreCounts) {
    let words = Double(max(1, counts.words))
    let precision = Double(counts.trueFindings) / Double(max(1, counts.findings))
    let recall = Double(counts.found) / Double(max(1, counts.places))
    let fHalf = 1.25 * precision * recall / max(1e-9, 0.25 * precision + recall)
    documents = counts.documents
    self.words = counts.words
    places = counts.places
    findings = counts.findings
    errorRateBefore = DecimalText.rounded(100 * Double(counts.editsBefore) / words, 3)
    errorRateAfter = DecimalText.rounded(100 * Double(counts.editsAfter) / words, 3)
    errorsRemoved = DecimalText.rounded(1 - Double(counts.editsAfter) / Double(max(1, counts.editsBefore)), 4)
    harm = DecimalText.rounded(1e4 * Double(counts.harmed) / words, 2)
    placesRestored = DecimalText.rounded(Double(counts.restored) / Double(max(1, counts.places)), 4)
    self.precision = DecimalText.rounded(precision, 4)
    self.recall = DecimalText.rounded(recall, 4)
    self.fHalf = DecimalText.rounded(fHalf, 4)
    findingsPerTenThousand = DecimalText.rounded(1e4 * Double(counts.findings) / words, 2)
    verbatim = DecimalText.rounded(Double(counts.verbatim) / Double(max(1, counts.sentences)), 4)
    calibration = counts.bands.enumerated().compactMap { number, band in
      band.repairs == 0 ? nil : (DecimalText.fixed(Double(number) / 10, 1), band.right, band.repairs)
    }
  }

  /// The lines of a group.
  func text(named name: String) -> String {
    let bands = calibration.map { "\($0.band): \($0.right)/\($0.repairs)" }.joined(separator: "  ")
    let removed = DecimalText.percent(errorsRemoved)
    let detection = [("P", precision), ("R", recall), ("F0.5", fHalf)].map { "\($0) \(DecimalText.fixed($1, 3))" }
    return """
      \(name): \(documents) documents, \(words) words, \(places) sites
        wer          \(errorRateBefore) -> \(errorRateAfter) per 100 words (\(removed) removed)
        harm         \(harm) per 10,000 words
        site repair  \(DecimalText.percent(placesRestored))
        detection    \(detection.joined(separator: "  "))  (\(findings) findings)
        calibration  \(bands)
        verbatim     \(DecimalText.percent(verbatim)) of undamaged sentences

      """
  }
}
