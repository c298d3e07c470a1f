import Copydesk
import CopydeskBatch
import Foundation

/// What a run came to, as tables: documents, findings by rule and outcome, time by stage.
struct SummaryTable {
  private let summary: BatchSummary
  private let seconds: Double
  private let catalog: RuleCatalog

  init(_ summary: BatchSummary, seconds: Double, catalog: RuleCatalog) {
    self.catalog = catalog
    self.summary = summary
    self.seconds = seconds
  }

  var text: String { documents + rules + stages }

  private var documents: String {
    let statistics = summary.statistics
    var rows = [
      ("documents", "\(statistics.documents)"), ("changed", "\(statistics.changedDocuments)"),
      ("files", "\(summary.files)"), ("failed files", "\(summary.failedFiles)"),
      ("failed records", "\(summary.failedRecords)"),
    ]
    if summary.quarantined > 0 { rows.append(("in quarantine", "\(summary.quarantined)")) }
    rows.append(("text", String(format: "%.1f MB", Double(statistics.bytes) / 1e6)))
    rows.append(("time", String(format: "%.1f s", seconds)))
    return rows.map { Self.padded($0.0, 32) + Self.right($0.1, 12) + "\n" }.joined()
  }

  private var rules: String {
    let counts = summary.statistics.rules.filter { $0.value.repaired + $0.value.flagged > 0 }
    guard !counts.isEmpty else { return "" }
    var text = "\n" + Self.padded("rule", 32) + Self.right("repaired", 12) + Self.right("flagged", 12) + "\n"
    let order = counts.sorted {
      ($1.value.repaired + $1.value.flagged, $0.key) < ($0.value.repaired + $0.value.flagged, $1.key)
    }
    for (rule, count) in order {
      text += Self.padded(rule, 32) + Self.right("\(count.repaired)", 12) + Self.right("\(count.flagged)", 12) + "\n"
    }
    return text
  }

  /// Time over all cores.
  private var stages: String {
    var times: [StageID: UInt64] = [:]
    for rule in catalog.rules {
      times[rule.stage, default: 0] += summary.statistics.rules[rule.id]?.nanoseconds ?? 0
    }
    let total = times.values.reduce(0, +)
    guard total > 0 else { return "" }
    var text = "\n" + Self.padded("stage", 32) + Self.right("seconds", 12) + Self.right("share", 12) + "\n"
    for stage in StageID.allCases {
      guard let time = times[stage], time > 0 else { continue }
      text += Self.padded(stage.rawValue, 32) + Self.right(String(format: "%.2f", Double(time) / 1e9), 12)
      text += Self.right(String(format: "%.0f %%", Double(time) / Double(total) * 100), 12) + "\n"
    }
    return text
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
