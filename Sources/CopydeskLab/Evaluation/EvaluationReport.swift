internal import CopydeskLedger

/// What an evaluation came to, to be printed.
public struct EvaluationReport: Sendable {
  private let tally: EvaluationTally?
  private let falseAlarms: FalseAlarmTally?

  /// Ids of gold documents for which there is no cleaned text; they are scored as if nothing had been done to them.
  public var missingDocuments: [String] { tally?.missing ?? [] }

  init(tally: EvaluationTally?, falseAlarms: FalseAlarmTally?) {
    self.tally = tally
    self.falseAlarms = falseAlarms
  }

  /// The figures as lines: the common metrics of each group, then tables of rules, places, confidence and false alarms.
  public func text() -> String {
    var text = ""
    if let tally {
      for name in tally.names { text += ScoreSummary(tally.groups[name] ?? ScoreCounts()).text(named: name) }
      text += DetailsReport(tally).text()
    }
    if let falseAlarms { text += (text.isEmpty ? "" : "\n") + FalseAlarmReport(falseAlarms).text() }
    return text
  }

  /// The figures as one JSON object: a member for each group, then `details` and `clean_text`.
  public func json() -> String {
    var json = JSONWriter()
    json.beginObject()
    if let tally {
      for name in tally.names {
        json.key(name)
        ScoreSummary(tally.groups[name] ?? ScoreCounts()).write(into: &json)
      }
      json.key("details")
      DetailsReport(tally).write(into: &json)
    }
    if let falseAlarms {
      json.key("clean_text")
      FalseAlarmReport(falseAlarms).write(into: &json)
    }
    json.endObject()
    json.newline()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

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

extension ScoreSummary {
  /// Writes the members by the names other scorers of these sets use.
  func write(into json: inout JSONWriter) {
    json.beginObject()
    json.member("docs", documents)
    json.member("words", words)
    json.member("wer_before", errorRateBefore)
    json.member("wer_after", errorRateAfter)
    json.member("wer_removed", errorsRemoved)
    json.member("harm_per_10k", harm)
    json.member("sites", places)
    json.member("site_repair", placesRestored)
    json.member("findings", findings)
    json.member("precision", precision)
    json.member("recall", recall)
    json.member("f05", fHalf)
    json.member("findings_per_10k", findingsPerTenThousand)
    json.member("verbatim", verbatim)
    json.key("calibration")
    json.beginObject()
    for band in calibration {
      json.key(band.band)
      json.beginArray()
      json.number(band.right)
      json.number(band.repairs)
      json.endArray()
    }
    json.endObject()
    json.endObject()
  }
}
