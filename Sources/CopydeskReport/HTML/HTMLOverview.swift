package import Copydesk

/// What the page says of the whole run: the verdict, the charts and the table of rules.
package struct HTMLOverview {
  private let rules: HTMLRuleTable
  private let tally: HTMLTally
  private let statistics: RunStatistics

  package init(_ statistics: RunStatistics, _ tally: HTMLTally, _ rules: HTMLRuleTable) {
    self.statistics = statistics
    self.tally = tally
    self.rules = rules
  }

  /// The values of the template.
  var context: [String: Any] {
    let all = total
    var tiles: [[String: Any]] = [
      ("documents", statistics.documents), ("with damage", tally.damaged), ("changed", statistics.changedDocuments),
      ("places repaired", all.repaired), ("places flagged", all.flagged),
    ].map { ["name": $0.0, "value": Self.grouped($0.1)] }
    if all.repaired > 0 { tiles.append(["name": "repairs at 95 % or more", "value": "\(tally.sureShare) %"]) }
    return ["verdict": verdict, "tiles": tiles, "charts": charts, "rules": ruleRows]
  }

  private var total: HTMLTally.Pair {
    statistics.rules.values.reduce(into: HTMLTally.Pair()) {
      $0.repaired += $1.repaired
      $0.flagged += $1.flagged
    }
  }

  /// What was damaged, what was done, how sure: in words.
  private var verdict: String {
    let all = total
    if all.sum == 0 { return "\(Self.count(statistics.documents, "document")) read; nothing was found." }
    let worst = categories.sorted { ($0.count.sum, $1.name) > ($1.count.sum, $0.name) }.prefix(3)
    let kinds = worst.map { "\($0.name) (\(Self.grouped($0.count.sum)))" }.joined(separator: ", ")
    var text =
      "\(Self.grouped(tally.damaged)) of \(Self.count(statistics.documents, "document")) had damage, most of it "
    text += "\(kinds). \(Self.count(all.repaired, "place")) repaired"
    if all.repaired > 0 { text += ", \(tally.sureShare) % of them with a confidence of 95 % or more" }
    return text + "; \(Self.count(all.flagged, "place")) only flagged for a reader."
  }

  private var charts: [[String: Any]] {
    let confidence = zip(HTMLTally.confidenceBands, tally.confidence).map { ($0.name, $1) }
    let density = zip(HTMLTally.densityBands, tally.density).map {
      ($0.name, HTMLTally.Pair(repaired: $1, flagged: 0), Self.grouped($1))
    }
    var charts = [
      HTMLChart.pairs(
        "What was damaged", "Findings by category and outcome", "category", categories.map { ($0.name, $0.count) }),
      HTMLChart.pairs("How sure", "Findings by confidence and outcome", "confidence", confidence),
      HTMLChart.single(
        "How badly", "Documents by findings for every 1,000 bytes", "findings per kB", "documents",
        density),
    ]
    let times = self.times
    if !times.isEmpty {
      charts.append(
        HTMLChart.single("Where the time went", "Time of the rules by stage", "stage", "ms", times))
    }
    return charts.filter { ($0["rows"] as? [[String: Any]])?.isEmpty == false }
  }

  private var categories: [(name: String, count: HTMLTally.Pair)] {
    var counts: [Category: HTMLTally.Pair] = [:]
    for (id, count) in statistics.rules {
      guard let category = rules.category(of: id) else { continue }
      counts[category, default: .init()].repaired += count.repaired
      counts[category, default: .init()].flagged += count.flagged
    }
    return Category.allCases.compactMap { category in
      guard let count = counts[category], count.sum > 0 else { return nil }
      return (category.rawValue, count)
    }
  }

  private var times: [(String, HTMLTally.Pair, String)] {
    var times: [StageID: UInt64] = [:]
    for (id, count) in statistics.rules where count.nanoseconds > 0 {
      guard let stage = rules.stage(of: id) else { continue }
      times[stage, default: 0] &+= count.nanoseconds
    }
    return StageID.allCases.compactMap { stage in
      guard let time = times[stage] else { return nil }
      let tenths = Int(clamping: time / 100_000)
      return (
        stage.rawValue, .init(repaired: max(1, Int(clamping: time / 1000)), flagged: 0),
        "\(Self.grouped(tenths / 10)).\(tenths % 10)"
      )
    }
  }

  private var ruleRows: [[String: Any]] {
    rules.sorted(statistics.rules.keys).compactMap { id -> [String: Any]? in
      guard let count = statistics.rules[id], count.repaired + count.flagged > 0 else { return nil }
      let info = rules.info(id)
      let explanation = info?.explanation ?? ""
      return [
        "id": VisibleText.string(id), "summary": info?.summary ?? "", "safety": info?.safety.rawValue ?? "",
        "explanation": explanation.isEmpty ? false : explanation, "repaired": Self.grouped(count.repaired),
        "flagged": Self.grouped(count.flagged),
      ]
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// A number with commas, as English has it.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
