/// A place in the original text where a rule found damage.
///
/// Repairs of different rules can fall on the same bytes: mojibake that decodes to a full-width letter, say.
/// Their changes are then one finding. It stands under the rule whose edit reaches farthest into what the text says
/// (words before removals, numbers, forms of characters and marks, and spaces; among equals the least confident), has
/// the least confidence of all of them, and names the others in ``joinedRules``.
public struct Finding: Codable, Hashable, Sendable {
  /// The rule that found it, in kebab case.
  public var rule: String
  /// The stage that rule belongs to.
  public var stage: StageID
  /// The kind of damage.
  public var category: Category
  /// What became of it.
  public var outcome: Outcome
  /// How much it matters.
  public var severity: Severity
  /// Where it is: UTF-8 byte offsets into the original text.
  public var range: Range<Int>
  /// The original bytes of `range`.
  public var before: [UInt8]
  /// The bytes that replaced them; nil for a flag.
  public var after: [UInt8]?
  /// How sure the rule is that its verdict is right, 0...1; of a joint change, how sure the least sure of its rules is.
  public var confidence: Double
  /// What speaks for it.
  public var evidence: [Evidence]
  /// What this rule itself did, in the text as it found it, where other edits fell on the same bytes.
  public var step: Edit?
  /// The other rules whose edits the change holds, in the order they run.
  public var joinedRules: [String]

  /// Creates a finding.
  public init(
    rule: String, stage: StageID, category: Category, outcome: Outcome, severity: Severity, range: Range<Int>,
    before: [UInt8], after: [UInt8]? = nil, confidence: Double, evidence: [Evidence] = [], step: Edit? = nil,
    joinedRules: [String] = []
  ) {
    self.rule = rule
    self.stage = stage
    self.category = category
    self.outcome = outcome
    self.severity = severity
    self.range = range
    self.before = before
    self.after = after
    self.confidence = confidence
    self.evidence = evidence
    self.step = step
    self.joinedRules = joinedRules
  }

  /// The change this finding carries, if any.
  public var change: EditScript.Change? {
    after.map { EditScript.Change(range: range, before: before, after: $0) }
  }
}

/// A named fact that speaks for a finding, such as the tokenization scheme or the layers of mojibake.
public struct Evidence: Codable, Hashable, Sendable {
  /// What the fact is, in kebab case.
  public var name: String
  /// The fact, worded for a person.
  public var value: String

  /// Creates a piece of evidence.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// How much a finding matters to a reader, from `note` to `error`; the names are SARIF's result levels.
public enum Severity: String, Codable, CaseIterable, Hashable, Sendable, Comparable {
  case note, warning, error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// Orders severities from `note` up to `error`.
  public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }
}

/// What became of a finding.
public enum Outcome: String, Codable, CaseIterable, Hashable, Sendable {
  /// The edit was applied.
  case repaired
  /// The place was reported and the text kept.
  case flagged
}

/// The kind of damage a finding belongs to.
public enum Category: String, Codable, CaseIterable, Hashable, Sendable {
  case encoding, layout, spacing, punctuation, quotes, insertion, scramble, gap, mask
}

/// The stages of the pipeline, in the order they run.
public enum StageID: String, Codable, CaseIterable, Hashable, Sendable {
  case decode, encoding, layout, spacing, punctuation, quotes, insertion, scramble, gap, mask
}
