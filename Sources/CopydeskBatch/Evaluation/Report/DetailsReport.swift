internal import CopydeskReport

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
