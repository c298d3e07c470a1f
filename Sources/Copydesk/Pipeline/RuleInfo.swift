/// What a rule says of itself: its name, its risk, and the page `copydesk rules` prints.
public struct RuleInfo: Hashable, Sendable {
  /// A short text before and after the rule.
  public struct Example: Hashable, Sendable {
    /// The damaged text.
    public var before: String
    /// What the rule makes of it; equal to `before` for a rule that only flags.
    public var after: String

    /// Creates an example.
    public init(_ before: String, _ after: String) {
      self.before = before
      self.after = after
    }
  }

  /// The stable id in kebab case, naming the pattern found.
  public var id: String
  /// The stage that runs the rule.
  public var stage: StageID
  /// The kind of damage it finds.
  public var category: Category
  /// What its edits can do to the meaning.
  public var safety: Safety
  /// How much its findings matter.
  public var severity: Severity
  /// One sentence: what it finds.
  public var summary: String
  /// How the damage comes about, what is done, and what is left alone.
  public var explanation: String
  /// Texts before and after.
  public var examples: [Example]
  /// Where the pattern, table or threshold comes from.
  public var references: [String]

  /// Creates a rule's description; the category is the stage's own unless given.
  public init(
    id: String, stage: StageID, category: Category, safety: Safety, severity: Severity = .warning,
    summary: String, explanation: String, examples: [Example], references: [String] = []
  ) {
    self.id = id
    self.stage = stage
    self.category = category
    self.safety = safety
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
    self.examples = examples
    self.references = references
  }
}
