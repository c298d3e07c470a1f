package import Copydesk
internal import UnicodeText

/// The page's part about the whole run: the verdict, the charts and the table of rules.
package struct HTMLOverview {
  private let rules: HTMLRuleTable
  private let tally: HTMLTally
  private let statistics: RunStatistics

  private let run: HTMLRun?

  package init(_ statistics: RunStatistics, _ tally: HTMLTally, _ rules: HTMLRuleTable, run: HTMLRun? = nil) {
    self.run = run
    self.statistics = statistics
    self.tally = tally
    self.rules = rules
  }

  /// The values of the template.
  func context(version: String) -> [String: Any] {
    let all = total
    var tiles: [[String: Any]] = [
      ("documents", statistics.documents), ("with damage", tally.damaged), ("changed", statistics.changedDocuments),
      ("places repaired", all.repaired), ("places flagged", all.flagged),
    ].map { ["name": $0.0, "value": Self.grouped($0.1)] }
    if all.repaired > 0 { tiles.append(["name": "repairs at 95 % or more", "value": "\(tally.sureShare) %"]) }
    return [
      "verdict": verdict, "tiles": tiles, "charts": charts, "rules": ruleRows,
      "run": run.map { $0.context(version: version) } ?? false,
    ]
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
        "What was damaged", "Findings by category and outcome", "category", categories.map { ($0.name, $0.count) }
      ) { categories[$0].name },
      HTMLChart.pairs(
        "How sure", "Findings by confidence, the share that are right", "confidence", confidence
      ) { place in
        let bands = HTMLTally.confidenceBands
        return "\(bands[place].least)-\(place == 0 ? 100 : bands[place - 1].least - 1)"
      },
      HTMLChart.single(
        "How badly", "Documents by findings for every 1,000 bytes", "findings per kB", "documents", density,
        filter: "density"
      ) { place in
        let bands = HTMLTally.densityBands
        return "\(Int(bands[place].least))-\(place == 0 ? "" : "\(Int(bands[place - 1].least))")"
      },
    ]
    let times = self.times
    if !times.isEmpty {
      charts.append(
        HTMLChart.single(
          "Where the time went", "Time of the rules by stage", "stage", "ms", times, filter: "stage"
        ) { times[$0].0 })
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

/// The run as the page's overview tells it.
package struct HTMLRun: Sendable {
  private let header: RunHeader
  /// How long it took, in words; nil where it is not known.
  private let duration: String?

  package init(_ header: RunHeader, duration: String?) {
    self.header = header
    self.duration = duration
  }

  /// The values of the template.
  func context(version: String) -> [String: Any] {
    let shown = 12
    var facts = [("command", header.command)]
    if let profile = header.profile { facts.append(("profile", profile)) }
    facts.append(("version", "copydesk \(version)"))
    if let model = header.model { facts.append(("model", model)) }
    if !header.inputs.isEmpty {
      let more = header.inputs.count > shown ? " and \(HTMLOverview.grouped(header.inputs.count - shown)) more" : ""
      facts.append(("inputs", header.inputs.prefix(shown).joined(separator: ", ") + more))
    }
    facts.append(("began", header.started + (duration.map { ", took \($0)" } ?? "")))
    return [
      "facts": facts.map { ["name": $0.0, "value": VisibleText.string(Array($0.1.utf8)[...], .breaks)] },
      "undo": header.undo.map { VisibleText.string(Array($0.utf8)[...], .breaks) } ?? false,
    ]
  }
}

/// Bars in a table: readable by eye, by a screen reader and on paper.
enum HTMLChart {
  /// A chart of two counts a row, one bar after the other; `value` is what a click on the row at a place filters by.
  static func pairs(
    _ title: String, _ caption: String, _ name: String, _ rows: [(name: String, count: HTMLTally.Pair)],
    value: (Int) -> String
  ) -> [String: Any] {
    let most = rows.map(\.count.sum).max() ?? 0
    return [
      "title": title, "caption": caption, "name": name, "isPair": true, "value": "",
      "rows": rows.enumerated().map { place, row in
        bar(row.name, row.count, most).merging([
          "filter": "\(name):\(value(place))", "first": HTMLOverview.grouped(row.count.repaired),
          "second": HTMLOverview.grouped(row.count.flagged),
        ]) { $1 }
      },
    ]
  }

  /// A chart of one figure a row; the pair's first is the length of the bar, the text the figure; `range` is what a
  /// click on the row at a place filters by.
  static func single(
    _ title: String, _ caption: String, _ name: String, _ value: String,
    _ rows: [(name: String, count: HTMLTally.Pair, text: String)], filter: String, range: (Int) -> String
  ) -> [String: Any] {
    let most = rows.map(\.count.sum).max() ?? 0
    return [
      "title": title, "caption": caption, "name": name, "isPair": false, "value": value,
      "rows": rows.enumerated().map { place, row in
        bar(row.name, row.count, most).merging([
          "filter": "\(filter):\(range(place))", "first": row.text, "second": "",
        ]) { $1 }
      },
    ]
  }

  /// The lengths of a row's bars, of 1000; a share so small that it would vanish still gets a sliver.
  private static func bar(_ name: String, _ count: HTMLTally.Pair, _ most: Int) -> [String: Any] {
    func width(_ part: Int) -> Int { part == 0 ? 0 : max(4, Int(Double(part) / Double(max(most, 1)) * 1000)) }
    return [
      "name": name, "repairedWidth": width(count.repaired), "flaggedStart": width(count.repaired),
      "flaggedWidth": width(count.flagged), "hasFlagged": count.flagged > 0,
    ]
  }
}

/// What the charts of the overview count.
package struct HTMLTally: Sendable {
  /// A chart's row: how many repaired and flagged, or how many at all.
  package struct Pair: Hashable, Sendable {
    package var repaired = 0
    package var flagged = 0

    var sum: Int { repaired + flagged }
  }

  /// Bands of confidence, from the surest down: the least percent of each and its name.
  static let confidenceBands: [(least: Int, name: String)] = [
    (99, "99 % and more"), (95, "95 to 98 %"), (90, "90 to 94 %"), (80, "80 to 89 %"), (70, "70 to 79 %"),
    (50, "50 to 69 %"), (0, "below 50 %"),
  ]
  /// Bands of findings for every 1,000 bytes: the least of each and its name.
  ///
  /// A text with all its marks spaced has about 20, one slip in a short article makes 1.
  static let densityBands: [(least: Double, name: String)] = [
    (20, "20 and more"), (10, "10 to 20"), (5, "5 to 10"), (2, "2 to 5"), (1, "1 to 2"), (0, "below 1"),
  ]

  private(set) var confidence = [Pair](repeating: Pair(), count: confidenceBands.count)
  private(set) var density = [Int](repeating: 0, count: densityBands.count)
  private(set) var damaged = 0

  /// Creates an empty tally.
  package init() {}

  /// Counts findings of one outcome and confidence.
  package mutating func count(_ outcome: Outcome, percent: Int, findings: Int = 1) {
    let band = Self.confidenceBands.firstIndex { percent >= $0.least } ?? Self.confidenceBands.count - 1
    switch outcome {
    case .repaired: confidence[band].repaired += findings
    case .flagged: confidence[band].flagged += findings
    }
  }

  /// Counts a document that has findings.
  package mutating func count(_ row: HTMLIndexRow) {
    damaged += 1
    let value = row.density
    density[Self.densityBands.firstIndex { value >= $0.least } ?? Self.densityBands.count - 1] += 1
  }

  /// The share of repairs that are at least 95 % sure, in percent.
  var sureShare: Int {
    let all = confidence.reduce(0) { $0 + $1.repaired }
    let sure = confidence.prefix(2).reduce(0) { $0 + $1.repaired }
    return all == 0 ? 0 : sure * 100 / all
  }
}

/// Confidence as pages show it: in whole percent, and never 100 for what is less than certain.
package enum HTMLPercent {
  /// The percent of a share; 0 for what is no number.
  package static func of(_ share: Double) -> Int {
    guard share.isFinite else { return 0 }
    let percent = Int((min(max(share, 0), 1) * 100).rounded())
    return percent == 100 && share < 1 ? 99 : percent
  }
}
