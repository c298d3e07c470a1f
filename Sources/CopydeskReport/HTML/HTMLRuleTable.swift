internal import CopydeskLedger

package import Copydesk

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

  /// What a rule says of itself; nil for rules of stages from outside the standard pipeline.
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
