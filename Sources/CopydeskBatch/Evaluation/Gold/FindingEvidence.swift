internal import CopydeskLedger

/// What a finding's evidence says that can be held against gold.
///
/// This is the one place that knows how rules name such facts: `suggestion`, one for each or a list of them, best
/// first; and `drift`.
struct FindingEvidence {
  /// What could have stood there, best first.
  private(set) var suggestions: [String] = []
  /// By how many tokens the damage missed its mention.
  private(set) var drift: Int?

  /// Reads named facts.
  init(_ facts: [(name: String, value: JSONValue)]) {
    for fact in facts {
      switch (fact.name, fact.value) {
      case ("suggestion", .string(let text)): suggestions.append(text)
      case ("suggestion", .array(let values)):
        for case .string(let text) in values { suggestions.append(text) }
      case ("drift", .string(let digits)), ("drift", .number(let digits)): drift = Int(digits)
      default: break
      }
    }
  }
}
