internal import Copydesk
internal import CopydeskLedger

/// A finding as it is scored, from the pipeline or from a ledger.
struct EvaluatedFinding {
  var rule: String
  var category: String
  var isRepaired: Bool
  /// Its place in the damaged text, in code points.
  var range: Range<Int>
  /// What stands there now; nil for a flag.
  var replacement: String?
  var confidence: Double
  /// What could have stood there, best first.
  var suggestions: [String]
  /// By how many tokens the damage missed its mention, if the finding says so.
  var drift: Int?

  /// The categories whose findings say that words are wrong; their places are what gold sets list.
  static let wordCategories: Set<String> = Set([Category.insertion, .scramble, .gap].map(\.rawValue))

  /// Whether the finding says that words are wrong.
  var isAboutWords: Bool { Self.wordCategories.contains(category) }

  /// Takes a finding of the pipeline; `codePoints` is its range in them.
  init(_ finding: Finding, codePoints: Range<Int>) {
    rule = finding.rule
    category = finding.category.rawValue
    isRepaired = finding.outcome == .repaired
    range = codePoints
    replacement = finding.after.map { String(decoding: $0, as: UTF8.self) }
    confidence = finding.confidence
    let evidence = FindingEvidence(finding.evidence.map { ($0.name, .string($0.value)) })
    suggestions = evidence.suggestions
    drift = evidence.drift
  }

  /// Reads a line of a ledger, of ours or of another tool that writes `id`, `category`, `start`, `end`, `outcome` and
  /// `confidence`; what else is absent counts as not said.
  init(line bytes: [UInt8]) throws(EvaluationRecordError) {
    let record = try EvaluationRecord(bytes)
    category = record.isAbsent("category") ? "?" : try record.text("category")
    rule = record.isAbsent("rule") ? category : try record.text("rule")
    isRepaired = record.isAbsent("outcome") ? false : try record.text("outcome") == Outcome.repaired.rawValue
    range = try record.range("start", "end")
    replacement = record.isAbsent("after") ? nil : try record.text("after")
    confidence = record.isAbsent("confidence") ? 0 : try record.number("confidence")
    let evidence = FindingEvidence(record.members("evidence"))
    suggestions = evidence.suggestions
    drift = evidence.drift
  }
}
