import Copydesk

/// Gathers what the head and foot of the HTML report say of the whole run.
struct HTMLOverview {
  private struct Row {
    var number: Int
    var id: String
    var bytes: Int
    var repaired: Int
    var flagged: Int
  }

  private let catalog: RuleCatalog
  private var rows: [Row] = []
  /// Categories of rules from outside the standard pipeline, as their findings tell them.
  private var categories: [String: Category] = [:]
  private var hidden = 0

  init(catalog: RuleCatalog) { self.catalog = catalog }

  /// Takes note of the rules of a document, shown or not.
  mutating func note(_ ledger: Ledger) {
    for finding in ledger.findings where catalog[finding.rule] == nil { categories[finding.rule] = finding.category }
  }

  /// Takes note of a document that is shown.
  mutating func show(_ id: String, number: Int, bytes: Int, _ counts: FindingCounts) {
    let name = VisibleText.string(Array(id.utf8)[...], .all)
    rows.append(Row(number: number, id: name, bytes: bytes, repaired: counts.repaired, flagged: counts.flagged))
  }

  /// Takes note of a document that has findings and is not shown.
  mutating func hide() { hidden += 1 }

  /// The values of the last template.
  func context(_ statistics: RunStatistics, _ options: ReportOptions) -> [String: Any] {
    let repaired = statistics.rules.values.reduce(0) { $0 + $1.repaired }
    let flagged = statistics.rules.values.reduce(0) { $0 + $1.flagged }
    let tiles: [[String: Any]] = [
      ["name": "documents", "value": statistics.documents], ["name": "changed", "value": statistics.changedDocuments],
      ["name": "repaired", "value": repaired], ["name": "flagged", "value": flagged],
    ]
    let documents: [[String: Any]] = rows.map {
      ["number": $0.number, "id": $0.id, "bytes": $0.bytes, "repaired": $0.repaired, "flagged": $0.flagged]
    }
    return [
      "tiles": tiles, "bars": bars(statistics), "rules": rules(statistics), "documents": documents,
      "note": note ?? false, "version": options.version, "script": HTMLScript.javaScript,
    ]
  }

  private var note: String? {
    if hidden > 0 { return "\(hidden) more documents have findings and are not shown; the ledger has them all." }
    return rows.isEmpty ? "No document has findings." : nil
  }

  private func bars(_ statistics: RunStatistics) -> [[String: Any]] {
    var counts: [Category: (repaired: Int, flagged: Int)] = [:]
    for (id, count) in statistics.rules {
      guard let category = catalog[id]?.category ?? categories[id] else { continue }
      counts[category, default: (0, 0)].repaired += count.repaired
      counts[category, default: (0, 0)].flagged += count.flagged
    }
    let most = max(1, counts.values.map { $0.repaired + $0.flagged }.max() ?? 1)
    return Category.allCases.compactMap { category -> [String: Any]? in
      guard let count = counts[category], count.repaired + count.flagged > 0 else { return nil }
      // A share so small that it would vanish still gets a sliver.
      func width(_ part: Int) -> Int { part == 0 ? 0 : max(4, Int(Double(part) / Double(most) * 1000)) }
      return [
        "name": category.rawValue, "repaired": count.repaired, "flagged": count.flagged,
        "repairedWidth": width(count.repaired), "flaggedStart": width(count.repaired),
        "flaggedWidth": width(count.flagged),
      ]
    }
  }

  private func rules(_ statistics: RunStatistics) -> [[String: Any]] {
    catalog.sorted(statistics.rules.keys).compactMap { id -> [String: Any]? in
      guard let count = statistics.rules[id], count.repaired + count.flagged > 0 else { return nil }
      let explanation = catalog[id]?.explanation ?? ""
      return [
        "id": id, "summary": catalog[id]?.summary ?? "", "safety": catalog[id]?.safety.rawValue ?? "",
        "explanation": explanation.isEmpty ? false : explanation, "repaired": count.repaired, "flagged": count.flagged,
      ]
    }
  }
}
