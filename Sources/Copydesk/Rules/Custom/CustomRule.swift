/// A rule of a user's own: a pattern, and what should stand in its place.
///
/// ```swift
/// let rule = CustomRule(id: "wire-slug", pattern: #"^\(RTX\) -+ "#, replacement: "", category: .layout)
/// let cleaner = try Cleaner(Configuration(customRules: [rule]))
/// ```
///
/// It runs among the rules of its stage, before the stage's own, until a pass changes nothing, as every rule does.
public struct CustomRule: Codable, Hashable, Sendable {
  /// A text before and after the rule.
  public struct Example: Codable, Hashable, Sendable {
    /// The text.
    public var before: String
    /// What the rule makes of it; the same for a place that is only reported, or for what must stay as it is.
    public var after: String

    /// Creates an example.
    public init(before: String, after: String) {
      self.before = before
      self.after = after
    }
  }

  /// Its name, in kebab case; no built-in rule may have it.
  public var id: String
  /// What it finds, as an ICU regular expression.
  public var pattern: String
  /// What should stand in the place of a match, with `$1` or `${name}` for what groups hold; nil only reports.
  public var replacement: String?
  /// The kind of damage.
  public var category: Category
  /// The stage that runs it.
  public var stage: StageID
  /// What its edits can do to the meaning.
  public var safety: Safety
  /// How much its findings matter.
  public var severity: Severity
  /// The share of its edits that are right, 0...1, as its author knows it.
  public var confidence: Double
  /// One sentence: what it finds.
  public var message: String?
  /// Texts before and after, which are checked when a cleaner is made.
  public var examples: [Example]

  /// The confidence of a rule that does not say: enough for `standard`, and not for `safe`, which asks for 0.95.
  public static let standardConfidence = 0.9

  /// Creates a rule; the stage is that of its category, and a rule without a replacement only reports.
  public init(
    id: String, pattern: String, replacement: String? = nil, category: Category = .insertion, stage: StageID? = nil,
    safety: Safety? = nil, severity: Severity = .warning, confidence: Double = CustomRule.standardConfidence,
    message: String? = nil, examples: [Example] = []
  ) {
    self.id = id
    self.pattern = pattern
    self.replacement = replacement
    self.category = category
    self.stage = stage ?? Self.stage(of: category)
    self.safety = replacement == nil ? .flagOnly : safety ?? .careful
    self.severity = severity
    self.confidence = confidence
    self.message = message
    self.examples = examples
  }

  /// The stage of a category's own name.
  private static func stage(of category: Category) -> StageID { StageID(rawValue: category.rawValue) ?? .insertion }

  /// What the catalogue, reports and ledgers know of it.
  var info: RuleInfo {
    RuleInfo(
      id: id, stage: stage, category: category, safety: safety, severity: severity,
      summary: message ?? "A place that the pattern \(pattern) of the configuration finds.",
      explanation: "A rule of the configuration. Pattern: \(pattern)"
        + (replacement.map { ", replaced by: \($0)" } ?? ", only reported") + ".",
      examples: examples.map { .init($0.before, $0.after) }, references: ["the configuration"])
  }
}

/// What stands in the place of a match: text, and groups of the match.
struct ReplacementTemplate: Sendable {
  private enum Part: Sendable {
    case text([UInt8])
    case group(Int)
  }

  private var parts: [Part] = []

  /// Reads a template as ICU has it: `$1`, `${name}`, and `\$` for the mark itself.
  ///
  /// - Returns: Nil if a group is named that the pattern does not have.
  init?(_ template: String, groupCount: Int, groupNamed: (String) -> Int?) {
    let bytes = Array(template.utf8)
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\\"), index < bytes.count {
        text.append(bytes[index])
        index += 1
      } else if byte == UInt8(ascii: "$") {
        guard let (group, end) = Self.group(in: bytes, from: index, groupNamed), 0...max(0, groupCount) ~= group
        else { return nil }
        parts += [.text(text), .group(group)]
        text = []
        index = end
      } else {
        text.append(byte)
      }
    }
    parts.append(.text(text))
  }

  private static func group(in bytes: [UInt8], from start: Int, _ named: (String) -> Int?) -> (Int, Int)? {
    if start < bytes.count, bytes[start] == UInt8(ascii: "{") {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
      let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
      return (Int(name) ?? named(name)).map { ($0, end + 1) }
    }
    let digits = bytes[start...].prefix { 0x30...0x39 ~= $0 }.prefix(2)
    return Int(String(decoding: digits, as: UTF8.self)).map { ($0, start + digits.count) }
  }

  /// The text, if no group goes into it.
  var literal: [UInt8]? {
    guard parts.count == 1, case .text(let text) = parts.first else { return nil }
    return text
  }

  /// The template with the groups of a match put in; a group that took no part is empty.
  func filled(from text: UnsafeBufferPointer<UInt8>, _ group: (Int) -> Range<Int>?) -> [UInt8] {
    var result: [UInt8] = []
    for part in parts {
      switch part {
      case .text(let bytes): result += bytes
      case .group(let number):
        if let range = group(number)?.clamped(to: 0..<text.count) { result += text[range] }
      }
    }
    return result
  }
}
