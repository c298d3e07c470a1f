import Copydesk

/// A rule as `copydesk rules --json` prints it.
struct RuleDescription: Encodable {
  struct Example: Encodable {
    var before: String
    var after: String
  }

  var id: String
  var stage: String
  var category: String
  var safety: String
  var severity: String
  var summary: String
  var explanation: String
  var examples: [Example]
  var references: [String]

  init(_ rule: RuleInfo) {
    id = rule.id
    stage = rule.stage.rawValue
    category = rule.category.rawValue
    safety = rule.safety.rawValue
    severity = rule.severity.rawValue
    summary = rule.summary
    explanation = rule.explanation
    examples = rule.examples.map { Example(before: $0.before, after: $0.after) }
    references = rule.references
  }
}
