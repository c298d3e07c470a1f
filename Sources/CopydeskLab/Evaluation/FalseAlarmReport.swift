internal import Copydesk
internal import CopydeskLedger
internal import CopydeskReport

/// Writes false alarms as rates per 10,000 words.
struct FalseAlarmReport {
  private let tally: FalseAlarmTally

  init(_ tally: FalseAlarmTally) { self.tally = tally }

  private func rate(_ count: Int) -> Double { 1e4 * Double(count) / Double(max(1, tally.words)) }

  /// Findings that say words are wrong, edits and flags: what the budget of the stages that restore words counts.
  private var wordAlarms: Int {
    tally.categories.filter { EvaluatedFinding.wordCategories.contains($0.category.rawValue) }
      .reduce(0) { $0 + $1.alarms.edits + $1.alarms.spaceEdits + $1.alarms.flags }
  }

  func text() -> String {
    var table = TextTable(["category or rule", "edits", "space only", "flags", "edits/10k", "space/10k", "flags/10k"])
    func add(_ name: String, _ alarms: FalseAlarmTally.Alarms) {
      let counts = [alarms.edits, alarms.spaceEdits, alarms.flags]
      table.add([name] + counts.map(String.init) + counts.map { DecimalText.fixed(rate($0), 2) })
    }
    for (category, alarms) in tally.categories {
      add(category.rawValue, alarms)
      for (id, rule) in rules where rule.category == category { add("  " + id, rule.alarms) }
    }
    let head = "clean text: \(tally.documents) documents, \(tally.words) words, \(tally.changedDocuments) changed"
    return "\(head)\n" + table.lines(indent: "  ", color: false)
      + "  findings about words: \(wordAlarms), \(DecimalText.fixed(rate(wordAlarms), 2)) per 10,000 words\n"
  }

  func write(into json: inout JSONWriter) {
    func write(_ alarms: FalseAlarmTally.Alarms, _ category: String? = nil) {
      json.beginObject()
      if let category { json.member("category", category) }
      json.member("edits", alarms.edits)
      json.member("space_edits", alarms.spaceEdits)
      json.member("flags", alarms.flags)
      json.member("edits_per_10k", DecimalText.rounded(rate(alarms.edits), 3))
      json.member("space_edits_per_10k", DecimalText.rounded(rate(alarms.spaceEdits), 3))
      json.member("flags_per_10k", DecimalText.rounded(rate(alarms.flags), 3))
      json.endObject()
    }
    json.beginObject()
    json.member("docs", tally.documents)
    json.member("changed", tally.changedDocuments)
    json.member("words", tally.words)
    json.member("word_findings", wordAlarms)
    json.member("word_findings_per_10k", DecimalText.rounded(rate(wordAlarms), 3))
    json.key("categories")
    json.beginObject()
    for (category, alarms) in tally.categories {
      json.key(category.rawValue)
      write(alarms)
    }
    json.endObject()
    json.key("rules")
    json.beginObject()
    for (id, rule) in rules {
      json.key(id)
      write(rule.alarms, rule.category.rawValue)
    }
    json.endObject()
    json.endObject()
  }

  private var rules: [(key: String, value: (category: Category, alarms: FalseAlarmTally.Alarms))] {
    tally.rules.sorted { $0.key < $1.key }
  }
}

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
    let after = finding.after ?? []
    return withoutSpace(finding.before) == withoutSpace(after)
  }

  private static func withoutSpace(_ text: [UInt8]) -> [UInt32] {
    String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value).filter { !WhiteSpaceScalar.contains($0) }
  }

  /// The words between white space.
  static func wordCount(_ text: [UInt8]) -> Int {
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
