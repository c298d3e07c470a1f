import Copydesk
import CopydeskLedger

/// Writes a rule as a SARIF reporting descriptor.
enum SARIFRule {
  static func write(_ rule: RuleInfo, into json: inout JSONWriter) {
    json.beginObject()
    json.member("id", rule.id)
    message("shortDescription", rule.summary, into: &json)
    message("fullDescription", rule.explanation.isEmpty ? rule.summary : rule.explanation, into: &json)
    message("help", help(rule), into: &json)
    json.key("defaultConfiguration")
    json.beginObject()
    json.member("level", rule.severity.rawValue)
    json.endObject()
    json.key("properties")
    json.beginObject()
    json.member("category", rule.category.rawValue)
    json.member("safety", rule.safety.rawValue)
    json.member("stage", rule.stage.rawValue)
    json.key("tags")
    json.beginArray()
    json.string(rule.category.rawValue)
    json.endArray()
    json.endObject()
    json.endObject()
  }

  private static func help(_ rule: RuleInfo) -> String {
    var parts = [rule.summary, rule.explanation].filter { !$0.isEmpty }
    for example in rule.examples {
      parts.append(example.before == example.after ? example.before : "\(example.before)\n→ \(example.after)")
    }
    return parts.joined(separator: "\n\n")
  }

  private static func message(_ name: String, _ text: String, into json: inout JSONWriter) {
    json.key(name)
    json.beginObject()
    json.member("text", text)
    json.endObject()
  }
}
