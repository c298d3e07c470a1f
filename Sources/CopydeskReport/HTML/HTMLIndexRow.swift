package import Copydesk
internal import CopydeskLedger
internal import UnicodeText

/// A document's row in the table of the page.
package struct HTMLIndexRow: Hashable, Sendable {
  /// The findings of one rule and outcome.
  package struct Count: Hashable, Sendable {
    /// The rule's number in the page's table.
    package var rule: Int
    package var category: Category
    package var outcome: Outcome
    package var findings: Int
    /// The least and the greatest confidence, in percent.
    package var least: Int
    package var greatest: Int

    package init(rule: Int, category: Category, outcome: Outcome, findings: Int, least: Int, greatest: Int) {
      self.rule = rule
      self.category = category
      self.outcome = outcome
      self.findings = findings
      self.least = least
      self.greatest = greatest
    }
  }

  /// What the document is opened by.
  package var number: Int
  package var id: String
  package var bytes: Int
  package var counts: [Count]
  /// Whether it can be opened.
  package var isShown: Bool
  /// How many of its findings have been decided about.
  package var decided: Int

  package init(number: Int, id: String, bytes: Int, counts: [Count], isShown: Bool = true, decided: Int = 0) {
    self.number = number
    self.id = id
    self.bytes = bytes
    self.counts = counts
    self.isShown = isShown
    self.decided = decided
  }

  /// Counts the findings of a document.
  ///
  /// - Complexity: O(*n*) in the findings.
  init(number: Int, id: String, bytes: Int, _ findings: [Finding], _ rules: inout HTMLRuleTable) {
    struct Key: Hashable {
      var rule: Int
      var outcome: Outcome
    }
    var places: [Key: Int] = [:]
    var counts: [Count] = []
    for finding in findings {
      let key = Key(
        rule: rules.place(finding.rule, finding.category, finding.stage), outcome: finding.outcome)
      let percent = HTMLPercent.of(finding.confidence)
      if let place = places[key] {
        counts[place].findings += 1
        counts[place].least = min(counts[place].least, percent)
        counts[place].greatest = max(counts[place].greatest, percent)
      } else {
        places[key] = counts.count
        counts.append(
          Count(
            rule: key.rule, category: finding.category, outcome: key.outcome, findings: 1, least: percent,
            greatest: percent))
      }
    }
    self.init(number: number, id: id, bytes: bytes, counts: counts)
  }

  /// The findings for every 1,000 bytes.
  var density: Double { bytes == 0 ? 0 : Double(counts.reduce(0) { $0 + $1.findings }) * 1000 / Double(bytes) }

  /// The harm to expect of all its changes, in the units of ``ExpectedHarm``: no less than the sum over the groups that
  /// ``Triage`` makes of them, and known without the text.
  package var risk: Int {
    counts.reduce(0) { sum, count in
      let subject = ChangeSubject(usual: count.category)
      // The least sure one decides: of repairs that of the least confidence, of flags that of the greatest.
      let percent = count.outcome == .repaired ? count.least : count.greatest
      let harm = ExpectedHarm(subject, percent: percent, outcome: count.outcome).value
      return sum + (subject.isGrouped ? harm : harm * count.findings)
    }
  }

  /// Writes the row as an array, its counts as numbers one after the other.
  func write(into json: inout JSONWriter) {
    json.beginArray()
    json.number(number)
    json.string(VisibleText.string(Array(id.utf8)[...], .all))
    json.number(bytes)
    json.beginArray()
    for count in counts {
      json.number(count.rule)
      json.number(count.outcome == .repaired ? 0 : 1)
      json.number(count.findings)
      json.number(count.least)
      json.number(count.greatest)
    }
    json.endArray()
    json.number(risk)
    if !isShown || decided > 0 { json.number(isShown ? 1 : 0) }
    if decided > 0 { json.number(decided) }
    json.endArray()
  }
}

/// The documents in which nothing was found, as the table of the page lists them.
package struct HTMLUndamaged: Sendable {
  private var names: [(id: String, bytes: Int)] = []
  private var count = 0

  package init() {}

  /// Takes a document; those past a limit are only counted.
  package mutating func add(_ id: String, bytes: Int, limit: Int) {
    count += 1
    if names.count < limit { names.append((id, bytes)) }
  }

  /// Writes the documents as pairs of name and bytes, and how many are not among them.
  func write(into json: inout JSONWriter) {
    json.key("undamaged")
    json.beginArray()
    for name in names {
      json.beginArray()
      json.string(VisibleText.string(Array(name.id.utf8)[...], .all))
      json.number(name.bytes)
      json.endArray()
    }
    json.endArray()
    if count > names.count { json.member("unlisted", count - names.count) }
  }
}

/// The rules a page speaks of, numbered in the order they are met.
package struct HTMLRuleTable: Sendable {
  private let catalog: RuleCatalog
  private var rules: [(id: String, category: Category, stage: StageID)] = []
  private var places: [String: Int] = [:]

  /// Creates an empty table.
  package init(catalog: RuleCatalog) { self.catalog = catalog }

  /// The number of a finding's rule.
  package mutating func place(_ rule: String, _ category: Category, _ stage: StageID) -> Int {
    if let place = places[rule] { return place }
    places[rule] = rules.count
    rules.append((rule, category, stage))
    return rules.count - 1
  }

  /// The category of a rule that has been met or is known.
  func category(of rule: String) -> Category? { catalog[rule]?.category ?? places[rule].map { rules[$0].category } }

  /// The stage of a rule that has been met or is known.
  func stage(of rule: String) -> StageID? { catalog[rule]?.stage ?? places[rule].map { rules[$0].stage } }

  /// The description of a rule; nil for rules of stages from outside the standard pipeline.
  func info(_ rule: String) -> RuleInfo? { catalog[rule] }

  /// Ids in the order their rules run.
  func sorted(_ ids: some Sequence<String>) -> [String] { catalog.sorted(ids) }

  /// Writes the table as an array.
  func write(into json: inout JSONWriter) {
    json.beginArray()
    for rule in rules {
      json.beginObject()
      json.member("id", VisibleText.string(rule.id))
      json.member("category", rule.category.rawValue)
      json.member("stage", rule.stage.rawValue)
      if let info = catalog[rule.id] {
        json.member("summary", info.summary)
        json.member("safety", info.safety.rawValue)
      }
      json.endObject()
    }
    json.endArray()
  }
}
