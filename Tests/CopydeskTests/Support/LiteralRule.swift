import Copydesk

/// A rule that finds a literal wherever it stands and reports one thing about it.
struct LiteralRule: Rule {
  var info: RuleInfo
  var literal: [UInt8]
  /// What should stand there; nil to flag.
  var replacement: String?
  var confidence = 0.99
  var trigger: PairTrigger?
  var editsProtectedSpans = false
  var language: Language?

  init(
    _ id: String, _ literal: String, _ replacement: String?, stage: StageID = .spacing, safety: Safety = .safe,
    confidence: Double = 0.99, trigger: PairTrigger? = nil, editsProtectedSpans: Bool = false
  ) {
    info = RuleInfo(
      id: id, stage: stage, category: .spacing, safety: safety, summary: "Finds a literal.", explanation: "",
      examples: [])
    self.literal = Array(literal.utf8)
    self.replacement = replacement
    self.confidence = confidence
    self.trigger = trigger
    self.editsProtectedSpans = editsProtectedSpans
  }

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    var index = 0
    while index + literal.count <= text.count {
      let range = index..<index + literal.count
      if text.view.bytes(range) == literal {
        if let replacement {
          findings.repair(range, with: replacement, confidence: confidence)
        } else {
          findings.flag(range, confidence: confidence)
        }
        index += literal.count
      } else {
        index += 1
      }
    }
  }
}
