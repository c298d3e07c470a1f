/// What a finding takes from its rule.
///
/// Copying a rule's whole description for each finding would cost more than finding it.
struct RuleTag: Sendable {
  let id: String
  let stage: StageID
  let category: Category
  let severity: Severity

  init(_ rule: RuleInfo) {
    id = rule.id
    stage = rule.stage
    category = rule.category
    severity = rule.severity
  }
}
