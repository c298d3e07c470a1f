import Copydesk
import CopydeskBatch
import Foundation

/// Words what rules say of themselves.
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

  /// One rule, as a manual page has it.
  static func page(_ rule: RuleInfo) -> String {
    var text = """
      NAME
        \(rule.id): \(rule.summary)

      STAGE
        \(rule.stage.rawValue), category \(rule.category.rawValue)

      SAFETY
        \(rule.safety.rawValue): \(meaning(rule.safety))

      SEVERITY
        \(rule.severity.rawValue)

      DESCRIPTION
      \(wrapped(rule.explanation))

      """
    if !rule.examples.isEmpty {
      text += "\nEXAMPLES\n"
      for example in rule.examples {
        text += "  before: \(visible(example.before))\n"
        text += example.before == example.after ? "  flagged\n" : "  after:  \(visible(example.after))\n"
      }
    }
    if !rule.references.isEmpty {
      text += "\nREFERENCES\n" + rule.references.map { "  \($0)\n" }.joined()
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

  private static func meaning(_ safety: Safety) -> String {
    switch safety {
    case .safe: "the words cannot change"
    case .careful: "words are removed or restored"
    case .flagOnly: "nothing is edited; places are only reported"
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// The text with line ends, tabs and invisible characters spelled out.
  private static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where scalar == "\n": result += "\\n"
      case .control where scalar == "\t": result += "\\t"
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func wrapped(_ text: String) -> String {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = " "
      for word in paragraph.split(separator: " ") {
        if line.count + 1 + word.count > 78 {
          lines.append(line)
          line = " "
        }
        line += " " + word
      }
      lines.append(line == " " ? "" : line)
    }
    return lines.joined(separator: "\n")
  }
}
