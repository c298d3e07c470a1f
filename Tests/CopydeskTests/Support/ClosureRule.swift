import Copydesk

/// A rule that does what a closure says, for reports a literal cannot make.
struct ClosureRule: Rule {
  var info: RuleInfo
  var reportsOriginal: Bool
  var body: @Sendable (WorkingText, inout FindingCollector) -> Void

  init(
    _ id: String, stage: StageID = .spacing, category: Category = .spacing, reportsOriginal: Bool = false,
    _ body: @escaping @Sendable (WorkingText, inout FindingCollector) -> Void
  ) {
    info = RuleInfo(
      id: id, stage: stage, category: category, safety: .safe, summary: "Does what it is told.", explanation: "",
      examples: [])
    self.reportsOriginal = reportsOriginal
    self.body = body
  }

  func find(in text: WorkingText, into findings: inout FindingCollector) { body(text, &findings) }
}
