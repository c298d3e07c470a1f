/// A place in the original text where a rule found damage.
///
/// Repairs of different rules can fall on the same bytes: mojibake that decodes to a full-width letter, say.
/// Their changes are then joined into one, which the first of them carries in ``change``;
/// the others say in ``step`` what they themselves did and have no change of their own.
public struct Finding: Hashable, Sendable {
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
  /// The bytes that replaced them; nil for a flag, and for a repair joined to an earlier finding's change.
  public var after: [UInt8]?
  /// How sure the rule is that its verdict is right, 0...1.
  public var confidence: Double
  /// What speaks for it.
  public var evidence: [Evidence]
  /// What this rule itself did, where its change was joined with another's.
  public var step: Edit?

  /// Creates a finding.
  public init(
    rule: String, stage: StageID, category: Category, outcome: Outcome, severity: Severity, range: Range<Int>,
    before: [UInt8], after: [UInt8]? = nil, confidence: Double, evidence: [Evidence] = [], step: Edit? = nil
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
  }

  /// The change this finding carries, if any.
  public var change: EditScript.Change? {
    after.map { EditScript.Change(range: range, before: before, after: $0) }
  }
}
