internal import CopydeskLedger

extension DetailsReport {
  /// Writes the tables as an object; shares are left to the reader, who has the counts.
  func write(into json: inout JSONWriter) {
    json.beginObject()
    json.key("rules")
    json.beginObject()
    for (id, rule) in details.rules.sorted(by: { $0.key < $1.key }) {
      json.key(id)
      json.beginObject()
      json.member("category", rule.category)
      json.member("findings", rule.repaired + rule.flagged)
      json.member("repaired", rule.repaired)
      json.member("flagged", rule.flagged)
      // Gold lists places whose words are wrong; it cannot tell whether a quotation mark or a space is.
      if EvaluatedFinding.wordCategories.contains(rule.category) {
        json.member("true", rule.trueFindings)
        json.member("right", rule.right)
      }
      json.endObject()
    }
    json.endObject()
    json.key("sites_by_words")
    json.beginObject()
    for (words, places) in details.places.sorted(by: { $0.key < $1.key }) {
      json.key("\(words)")
      json.beginObject()
      json.member("sites", places.places)
      json.member("found", places.found)
      json.member("repaired", places.restored)
      json.member("found_and_repaired", places.foundAndRestored)
      json.member("with_suggestions", places.withSuggestions)
      json.member("suggested", places.suggested)
      json.endObject()
    }
    json.endObject()
    json.key("reliability")
    writeReliability(into: &json)
    json.key("drift_error")
    json.beginObject()
    for (error, drift) in details.drifts.sorted(by: { $0.key < $1.key }) {
      json.key("\(error)")
      json.beginObject()
      json.member("repairs", drift.repairs)
      json.member("right", drift.right)
      json.endObject()
    }
    json.endObject()
    json.endObject()
  }

  private func writeReliability(into json: inout JSONWriter) {
    json.beginObject()
    json.member("repairs", reliability.repairs)
    if let error = reliability.expectedCalibrationError { json.member("expected_calibration_error", error) }
    json.key("bands")
    json.beginArray()
    for band in reliability.bands {
      json.beginObject()
      json.member("lower", band.lower)
      json.member("repairs", band.repairs)
      json.member("mean_confidence", band.meanConfidence)
      json.member("share_right", band.shareRight)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}
