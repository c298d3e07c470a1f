internal import CopydeskLedger

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
