/// The description of a rule: its name, its risk, and the page `copydesk rules` prints.
public struct RuleInfo: Hashable, Sendable {
  /// A short text before and after the rule.
  public struct Example: Hashable, Sendable {
    /// The damaged text, which need not be valid UTF-8.
    public var beforeBytes: [UInt8]
    /// What the rule makes of it; equal to `beforeBytes` for a rule that only flags.
    public var afterBytes: [UInt8]

    /// Creates an example.
    public init(_ before: String, _ after: String) { self.init(bytes: Array(before.utf8), Array(after.utf8)) }

    /// Creates an example of text that is not valid UTF-8.
    public init(bytes before: [UInt8], _ after: [UInt8]) {
      beforeBytes = before
      afterBytes = after
    }

    /// The damaged text to look at, with `\\xHH` for bytes that are not UTF-8.
    public var before: String { Self.shown(beforeBytes) }
    /// The repaired text to look at, with `\\xHH` for bytes that are not UTF-8.
    public var after: String { Self.shown(afterBytes) }

    private static func shown(_ bytes: [UInt8]) -> String {
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      return bytes.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "\\x" + String($0, radix: 16, uppercase: true) }
        .joined()
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
