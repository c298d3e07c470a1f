import Copydesk
import CopydeskBatch
import Foundation

/// Lists the rules.
enum RulePages {
  /// The rules by stage, a line for each.
  static func table(_ rules: [RuleInfo]) -> String {
    let idWidth = rules.map(\.id.count).max() ?? 0
    let safetyWidth = rules.map(\.safety.rawValue.count).max() ?? 0
    var text = ""
    var stage: StageID?
    for rule in rules {
      if rule.stage != stage { text += (stage == nil ? "" : "\n") + "\(rule.stage.rawValue)\n" }
      stage = rule.stage
      text += "  " + padded(rule.id, idWidth) + "  " + padded(rule.safety.rawValue, safetyWidth) + "  \(rule.summary)\n"
    }
    return text
  }

  /// The rules as JSON.
  static func json(_ rules: [RuleInfo]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(rules.map(RuleDescription.init)), as: UTF8.self) + "\n"
  }

  /// Writes to standard output.
  static func write(_ text: String) throws { try StandardOutput.write(text) }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
