package import Copydesk

/// Settings for the documents of some paths or sources.
///
/// Of several overrides that fit a document, the first counts.
package struct SettingsOverride: Hashable, Sendable {
  /// Patterns of paths, as .gitignore has them; empty for all.
  package var paths: [String] = []
  /// Values of the field that tells a record's source; empty for all.
  package var sources: [String] = []
  /// What differs.
  package var text = TextSettings()
  /// The line it begins on.
  package var line: Int?

  /// The keys beside those of ``TextSettings``.
  package enum Key: String, CaseIterable {
    case path, source, profile, only, skip, set, gap, mask, protect
    case minimumConfidence = "min-confidence"
  }

  init(_ node: SettingsNode) throws(SettingsError) {
    line = node.line
    for member in try node.members("overrides", "a list of mappings with `path` or `source`") {
      let name = "overrides.\(member.key)"
      switch try member.key(as: Key.self, in: "overrides.") {
      case .path: paths = try member.value.strings(name)
      case .source: sources = try member.value.strings(name)
      default: try text.read(member.key, member.value)
      }
    }
    if paths.isEmpty, sources.isEmpty {
      throw SettingsError(line: node.line, "an override needs `path` or `source`, or else is for all; name one")
    }
  }
}

extension CustomRule {
  /// The keys of a rule.
  package enum Key: String, CaseIterable {
    case id, pattern, replace, category, stage, safety, severity, confidence, message, examples
  }

  /// The keys of an example.
  package enum ExampleKey: String, CaseIterable {
    case before, after
  }

  init(_ node: SettingsNode) throws(SettingsError) {
    let what = "a list of rules, each with `id` and `pattern`"
    var values: [Key: SettingsNode] = [:]
    for member in try node.members("rules", what) { values[try member.key(as: Key.self, in: "rules.")] = member.value }
    guard let id = try values[.id].map({ (node) throws(SettingsError) in try node.string("rules.id") }),
      let pattern = try values[.pattern].map({ (node) throws(SettingsError) in try node.string("rules.pattern") })
    else { throw SettingsError(line: node.line, "a rule needs an `id` and a `pattern`") }
    func choice<Choice: RawRepresentable & CaseIterable>(_ key: Key) throws(SettingsError) -> Choice?
    where Choice.RawValue == String {
      try values[key].map { (node) throws(SettingsError) in try node.choice("rules.\(key.rawValue)") }
    }
    self.init(
      id: id, pattern: pattern,
      replacement: try values[.replace].map { (node) throws(SettingsError) in try node.text("rules.replace") },
      category: try choice(.category) ?? .insertion, stage: try choice(.stage), safety: try choice(.safety),
      severity: try choice(.severity) ?? .warning,
      confidence: try values[.confidence].map { (node) throws(SettingsError) in try node.number("rules.confidence") }
        ?? Self.standardConfidence,
      message: try values[.message].map { (node) throws(SettingsError) in try node.string("rules.message") })
    for element in try values[.examples]?.elements("rules.examples") ?? [] {
      examples.append(try Self.example(element))
    }
  }

  /// An example without `after` stays as it is.
  private static func example(_ node: SettingsNode) throws(SettingsError) -> Example {
    var before: String?
    var after: String?
    for member in try node.members("rules.examples", "a list of mappings with `before` and `after`") {
      switch try member.key(as: ExampleKey.self, in: "rules.examples.") {
      case .before: before = try member.value.text("rules.examples.before")
      case .after: after = try member.value.text("rules.examples.after")
      }
    }
    guard let before else { throw SettingsError(line: node.line, "an example needs a `before`") }
    return Example(before: before, after: after ?? before)
  }
}
