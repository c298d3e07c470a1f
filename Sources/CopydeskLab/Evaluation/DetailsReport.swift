internal import CopydeskLedger
internal import CopydeskReport
internal import Foundation

/// Writes what is counted beyond the common metrics.
struct DetailsReport {
  let details: ScoreDetails
  let reliability: Reliability

  init(_ tally: EvaluationTally) {
    details = tally.details
    reliability = Reliability(tally.groups[EvaluationTally.all] ?? ScoreCounts())
  }

  /// Rules in the order of their ids.
  private var rules: [(id: String, rule: ScoreDetails.Rule)] {
    details.rules.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The tables; nothing where nothing was counted.
  func text() -> String {
    var text = ""
    func add(_ title: String, _ table: TextTable, note: String = "") {
      let lines = table.lines(indent: "  ", color: false)
      if !lines.isEmpty { text += "\n\(title)\n\(lines)\(note)" }
    }
    var table = TextTable(["rule", "category", "findings", "repaired", "flagged", "true", "precision", "exactly right"])
    for (id, rule) in rules {
      let findings = rule.repaired + rule.flagged
      let judged = EvaluatedFinding.wordCategories.contains(rule.category)
      table.add([
        id, rule.category, "\(findings)", "\(rule.repaired)", "\(rule.flagged)",
        judged ? "\(rule.trueFindings)" : "–", judged ? DecimalText.percent(rule.trueFindings, of: findings) : "–",
        judged ? "\(rule.right)" : "–",
      ])
    }
    add("rules (true: touches a site; only findings about words can be)", table)
    table = TextTable(["words", "sites", "found", "repaired", "of found", "suggested", "of found"])
    func add(_ name: String, _ places: ScoreDetails.Places) {
      table.add([
        name, "\(places.places)", DecimalText.percent(places.found, of: places.places),
        DecimalText.percent(places.restored, of: places.places),
        DecimalText.percent(places.foundAndRestored, of: places.found), "\(places.suggested)",
        DecimalText.percent(places.suggested, of: places.found),
      ])
    }
    for (words, places) in details.places.sorted(by: { $0.key < $1.key }) { add("\(words)", places) }
    if !details.places.isEmpty { add("all", details.places.values.reduce(into: ScoreDetails.Places()) { $0 += $1 }) }
    add("sites by the number of words missing (suggested: right among the first five)", table)
    table = TextTable(["confidence", "repairs", "mean", "right"])
    for band in reliability.bands {
      table.add([
        DecimalText.fixed(band.lower, 1), "\(band.repairs)", DecimalText.fixed(band.meanConfidence, 3),
        DecimalText.fixed(band.shareRight, 3),
      ])
    }
    let error = reliability.expectedCalibrationError.map { DecimalText.fixed($0, 4) } ?? "–"
    add(
      "reliability of stated confidence", table,
      note: "  expected calibration error \(error) over \(reliability.repairs) repairs\n")
    table = TextTable(["drift stated less true", "repairs", "right"])
    for (error, drift) in details.drifts.sorted(by: { $0.key < $1.key }) {
      table.add(["\(error)", "\(drift.repairs)", DecimalText.percent(drift.right, of: drift.repairs)])
    }
    add("repairs by the error of the drift", table)
    return text
  }
}

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

/// How well stated confidence agrees with what came of the repairs: the data of a reliability diagram.
struct Reliability {
  /// Repairs whose confidence lies in the same tenth.
  struct Band {
    /// The least confidence of the band.
    var lower: Double
    var repairs: Int
    var meanConfidence: Double
    /// The share that is right.
    var shareRight: Double
  }

  /// The bands that hold repairs.
  let bands: [Band]
  let repairs: Int
  /// The mean distance of confidence and share right, each band weighted by its repairs (Naeini, Cooper and Hauskrecht,
  /// "Obtaining well calibrated probabilities using Bayesian binning", 2015); nil without repairs.
  let expectedCalibrationError: Double?

  init(_ counts: ScoreCounts) {
    bands = counts.bands.enumerated().compactMap { number, band in
      guard band.repairs > 0 else { return nil }
      let repairs = Double(band.repairs)
      return Band(
        lower: Double(number) / 10, repairs: band.repairs, meanConfidence: band.confidence / repairs,
        shareRight: Double(band.right) / repairs)
    }
    let total = bands.reduce(0) { $0 + $1.repairs }
    repairs = total
    expectedCalibrationError =
      total == 0
      ? nil
      : bands.reduce(0) { $0 + Double($1.repairs) * abs($1.meanConfidence - $1.shareRight) } / Double(total)
  }
}

/// Decimal digits of numbers as Python writes them, so that figures can be compared to the digit.
enum DecimalText {
  /// A number rounded to some decimals: the nearest by its exact binary value, as Python's `round` gives it.
  static func rounded(_ value: Double, _ decimals: Int) -> Double { Double(fixed(value, decimals)) ?? value }

  /// A number with exactly so many decimals.
  static func fixed(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }

  /// A share in per cent with a decimal.
  static func percent(_ share: Double) -> String { fixed(100 * share, 1) + " %" }

  /// A count's share in per cent; a dash if there is nothing to have a share of.
  static func percent(_ count: Int, of total: Int) -> String {
    total == 0 ? "–" : percent(Double(count) / Double(total))
  }
}
