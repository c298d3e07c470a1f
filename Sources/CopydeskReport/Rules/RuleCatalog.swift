import Copydesk

/// What is known of rules by their ids, in the order they run.
struct RuleCatalog {
  /// The rules: those of the standard pipeline and those of the engine itself.
  let rules: [RuleInfo]
  private let places: [String: Int]

  init(_ standard: [RuleInfo] = Stage.standardRules) {
    var rules = standard
    var places: [String: Int] = [:]
    for rule in Self.engineRules where !standard.contains(where: { $0.id == rule.id }) { rules.append(rule) }
    for (place, rule) in rules.enumerated() where places[rule.id] == nil { places[rule.id] = place }
    self.rules = rules
    self.places = places
  }

  /// Where a rule stands in `rules`; nil for rules of stages from outside the standard pipeline.
  func place(of id: String) -> Int? { places[id] }

  /// What a rule says of itself.
  subscript(id: String) -> RuleInfo? { places[id].map { rules[$0] } }

  /// Ids in the order their rules run; unknown ones last, by name.
  func sorted(_ ids: some Sequence<String>) -> [String] {
    ids.sorted { (places[$0] ?? Int.max, $0) < (places[$1] ?? Int.max, $1) }
  }

  /// What the engine reports by itself: documents it passes through as they came.
  private static let engineRules = [
    RuleInfo(
      id: "oversized-document", stage: .decode, category: .encoding, safety: .flagOnly, severity: .error,
      summary: "The document is too large to clean.",
      explanation: "Unicode's break iterators count in 32 bits. The document is passed through unchanged; split it.",
      examples: []),
    RuleInfo(
      id: "unstable-text", stage: .decode, category: .encoding, safety: .flagOnly, severity: .error,
      summary: "The document keeps changing, pass after pass.",
      explanation: "Two rules undo each other's work. The document is passed through unchanged; please report it.",
      examples: []),
  ]
}
