import Copydesk
import CopydeskBatch
import Foundation
import NGrams
internal import WordRepair

/// What a run came to, as `--summary-json` writes it.
///
/// Names do not change from version to version; new ones may come. Times are in seconds: `seconds` by the clock, those of
/// rules and stages over all cores.
struct SummaryDescription: Encodable {
  struct Count: Encodable {
    var repaired = 0
    var flagged = 0
    var seconds: Double?
  }

  var tool = "copydesk"
  var version = Version.current
  var seconds: Double
  var documents: Int
  var changedDocuments: Int
  var bytes: Int
  var files: Int
  var failedFiles: Int
  var cutFiles: Int
  var failedRecords: Int
  var quarantinedDocuments: Int
  /// Why the run ended early; absent if it did not.
  var stoppedBy: String?
  var repaired = 0
  var flagged = 0
  var categories: [String: Count] = [:]
  var stages: [String: Count] = [:]
  var rules: [String: Count] = [:]

  init(_ summary: BatchSummary, seconds: Double, catalog known: RuleCatalog) {
    self.seconds = Self.rounded(seconds)
    documents = summary.statistics.documents
    changedDocuments = summary.statistics.changedDocuments
    bytes = summary.statistics.bytes
    files = summary.files
    failedFiles = summary.failedFiles
    cutFiles = summary.cutFiles
    failedRecords = summary.failedRecords
    quarantinedDocuments = summary.quarantined
    stoppedBy = summary.stoppedBy?.description
    var stageTimes: [String: UInt64] = [:]
    for (id, count) in summary.statistics.rules {
      repaired += count.repaired
      flagged += count.flagged
      if let rule = known[id] {
        Self.add(count, to: &categories[rule.category.rawValue, default: Count()])
        Self.add(count, to: &stages[rule.stage.rawValue, default: Count()])
        stageTimes[rule.stage.rawValue, default: 0] += count.nanoseconds
      }
      guard count.repaired + count.flagged > 0 else { continue }
      rules[id] = Count(repaired: count.repaired, flagged: count.flagged, seconds: Self.seconds(count.nanoseconds))
    }
    categories = categories.filter { $0.value.repaired + $0.value.flagged > 0 }
    for (stage, time) in stageTimes { stages[stage]?.seconds = Self.seconds(time) }
  }

  /// One JSON object and a newline.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  private static func add(_ count: RunStatistics.RuleCount, to sum: inout Count) {
    sum.repaired += count.repaired
    sum.flagged += count.flagged
  }

  private static func seconds(_ nanoseconds: UInt64) -> Double { rounded(Double(nanoseconds) / 1e9) }

  private static func rounded(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1e6 }
}

/// What is told of an adaptation to a batch.
enum BatchNote {
  /// One line: what was counted, and what it brought.
  static func text(_ adaptation: BatchAdaptation) -> String {
    let (documents, tokens, perplexity) = (adaptation.documents, adaptation.tokens, adaptation.perplexity)
    let counts = """
      batch: \(documents.counted) documents of \(tokens.counted) tokens counted, \(documents.heldOut) of \(tokens.heldOut) \
      held out
      """
    guard adaptation.isAdapted else { return counts + "; too few, or nothing new: the model stays as it is" }
    let weight = (adaptation.baseWeight * 1000).rounded() / 1000
    return counts
      + "; perplexity of these \(rounded(perplexity.base)), adapted \(rounded(perplexity.adapted)); the model's weight \(weight)"
  }

  private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
