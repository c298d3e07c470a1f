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
