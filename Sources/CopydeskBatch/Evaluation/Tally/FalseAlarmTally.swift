internal import Copydesk

/// Findings on text that is known to be clean, every one of them false.
struct FalseAlarmTally {
  /// Findings of one kind.
  struct Alarms: Hashable {
    /// Edits that change more than white space.
    var edits = 0
    /// Edits that change white space only.
    var spaceEdits = 0
    var flags = 0

    static func += (lhs: inout Alarms, rhs: Alarms) {
      lhs.edits += rhs.edits
      lhs.spaceEdits += rhs.spaceEdits
      lhs.flags += rhs.flags
    }
  }

  private(set) var documents = 0
  /// Documents with an edit.
  private(set) var changedDocuments = 0
  /// Words between white space.
  private(set) var words = 0
  /// By rule id, with its category.
  private(set) var rules: [String: (category: Category, alarms: Alarms)] = [:]

  /// By category, in the order of categories.
  var categories: [(category: Category, alarms: Alarms)] {
    var sums: [Category: Alarms] = [:]
    for rule in rules.values { sums[rule.category, default: Alarms()] += rule.alarms }
    return Category.allCases.compactMap { category in sums[category].map { (category, $0) } }
  }

  /// Counts a document's findings.
  mutating func add(_ cleaned: CleanedDocument, original: [UInt8]) {
    documents += 1
    changedDocuments += cleaned.isChanged ? 1 : 0
    words += Self.wordCount(original)
    for finding in cleaned.ledger.findings {
      var rule = rules[finding.rule] ?? (finding.category, Alarms())
      if finding.outcome == .flagged {
        rule.alarms.flags += 1
      } else if Self.changesSpaceOnly(finding) {
        rule.alarms.spaceEdits += 1
      } else {
        rule.alarms.edits += 1
      }
      rules[finding.rule] = rule
    }
  }

  private static func changesSpaceOnly(_ finding: Finding) -> Bool {
    // A repair joined to another's has its own part in `step`.
    let after = finding.after ?? finding.step?.replacement ?? []
    return withoutSpace(finding.before) == withoutSpace(after)
  }

  private static func withoutSpace(_ text: [UInt8]) -> [UInt32] {
    String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value).filter { !WhiteSpaceScalar.contains($0) }
  }

  private static func wordCount(_ text: [UInt8]) -> Int {
    var count = 0
    var isInWord = false
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let isWhite = WhiteSpaceScalar.contains(scalar.value)
      if !isWhite, !isInWord { count += 1 }
      isInWord = !isWhite
    }
    return count
  }
}
