internal import Copydesk

/// What a run found of one document, in numbers.
struct DocumentResult: Hashable, Sendable {
  var id: String
  /// The line it begins in, and its number among the records; 1 for a plain text.
  var line = 1
  var record = 1
  var bytes = 0
  var score = 0.0
  var isChanged = false
  /// Findings by rule.
  var rules: [RuleCount] = []

  struct RuleCount: Hashable, Sendable {
    var rule: String
    var repaired = 0
    var flagged = 0
  }

  init(id: String, line: Int, record: Int) {
    self.id = id
    self.line = line
    self.record = record
  }

  init(_ cleaned: CleanedDocument, original: [UInt8], line: Int, record: Int) {
    self.init(id: cleaned.id, line: line, record: record)
    bytes = original.count
    score = DamageScore.score(cleaned.ledger, original: original)
    isChanged = cleaned.isChanged
    for finding in cleaned.ledger.findings {
      // A document seldom has findings of more than a handful of rules.
      let index = rules.firstIndex { $0.rule == finding.rule } ?? rules.count
      if index == rules.count { rules.append(RuleCount(rule: finding.rule)) }
      if finding.outcome == .repaired { rules[index].repaired += 1 } else { rules[index].flagged += 1 }
    }
  }

  var repaired: Int { rules.reduce(0) { $0 + $1.repaired } }
  var flagged: Int { rules.reduce(0) { $0 + $1.flagged } }
}
