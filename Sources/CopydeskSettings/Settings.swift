package import Copydesk

/// What a `copydesk.yaml` says, or the same in JSON; its keys are the command's long options.
///
/// The command and the C library read it here. The library leaves alone what is about files and records.
///
/// ```yaml
/// profile: safe
/// skip: [layout]
/// set:
///   spaced-contraction: flag
///   doubled-word: {except: [Duran]}
/// protect: ['\bCVE-\d+']
/// furniture: ['More from our partners']
/// rules:
///   - id: wire-slug
///     pattern: '^\(RTX\) -+ '
///     replace: ''
///     examples: [{before: '(RTX) - It rained.', after: 'It rained.'}]
/// overrides:
///   - path: 'archive/**'
///     profile: thorough
/// text-field: body
/// ```
package struct Settings: Hashable, Sendable {
  /// How text is cleaned, as far as it says.
  package var text = TextSettings()
  /// The largest document looked at, in bytes.
  package var maximumDocumentSize: Int?
  /// The file of a language model for restoring words.
  package var model: String?
  /// The file of weights for restoring words.
  package var weights: String?
  /// The file of a neural model for the second pass.
  package var neuralModel: String?
  /// Rules of the user's own.
  package var rules: [CustomRule] = []
  /// The lines their ids stand in.
  private var ruleLines: [String: Int] = [:]
  /// Phrases of page furniture.
  package var furniture: [String] = []
  /// Settings for some documents.
  package var overrides: [SettingsOverride] = []
  /// How files are read, with the line that says so.
  package var format: Placed<String>?
  /// The fields with the text.
  package var textFields: [String] = []
  /// The field with the name.
  package var idField: String?
  /// The field that tells a record's source, for overrides.
  package var sourceField: String?
  /// The field for the cleaned text.
  package var outputField: String?
  /// Documents cleaned at a time.
  package var jobs: Int?
  /// Files and folders that are not read, as .gitignore has patterns.
  package var exclude: [String] = []

  /// A value and its line.
  package struct Placed<Value: Hashable & Sendable>: Hashable, Sendable {
    package var value: Value
    package var line: Int?
  }

  /// The keys there are.
  package enum Key: String, CaseIterable, Sendable {
    case profile, only, skip, set, gap, mask, protect, model, weights, format, jobs, rules, furniture, overrides,
      exclude
    case minimumConfidence = "min-confidence"
    case maximumDocumentSize = "max-document"
    case neuralModel = "neural-model"
    case textField = "text-field"
    case idField = "id-field"
    case sourceField = "source-field"
    case outputField = "output-field"
  }

  /// The settings that say nothing.
  package init() {}

  /// Reads settings; nothing, or white space, says nothing.
  ///
  /// - Throws: ``SettingsError`` if it is neither YAML nor JSON, has an unknown key, or a value is not of its key's kind.
  ///   Names of rules and stages, and rules of the user's own, are checked by ``Cleaner``.
  package init(_ text: UnsafeRawBufferPointer) throws(SettingsError) {
    guard let root = try SettingsNode.parse(text) else { return }
    guard case .mapping(let members) = root.value else {
      throw SettingsError(
        line: root.line, "not a mapping; write lines of `key: value`, as `copydesk init` does, or a JSON object")
    }
    for member in members { try read(try member.key(as: Key.self), member.value) }
  }

  /// Reads settings from bytes of one's own.
  package init(bytes: [UInt8]) throws(SettingsError) {
    self = try bytes.withUnsafeBytes { text in
      Result { () throws(SettingsError) in try Settings(text) }
    }.get()
  }

  private mutating func read(_ key: Key, _ node: SettingsNode) throws(SettingsError) {
    let name = key.rawValue
    switch key {
    case .profile, .only, .skip, .set, .gap, .mask, .protect, .minimumConfidence: try text.read(name, node)
    case .maximumDocumentSize: maximumDocumentSize = try node.size(name)
    case .model: model = try node.string(name)
    case .weights: weights = try node.string(name)
    case .neuralModel: neuralModel = try node.string(name)
    case .format: format = Placed(value: try node.string(name), line: node.line)
    case .jobs: jobs = try node.whole(name, from: 1)
    case .textField: textFields = try node.strings(name)
    case .idField: idField = try node.string(name)
    case .sourceField: sourceField = try node.string(name)
    case .outputField: outputField = try node.string(name)
    case .exclude: exclude = try node.strings(name)
    case .furniture: furniture = try node.strings(name)
    case .rules:
      for element in try node.elements(name) {
        let rule = try CustomRule(element)
        ruleLines[rule.id] = element.line
        rules.append(rule)
      }
    case .overrides:
      for element in try node.elements(name) { overrides.append(try SettingsOverride(element)) }
    }
  }
}

/// The settings that can differ from document to document.
package struct TextSettings: Hashable, Sendable {
  /// The thresholds everything else refines.
  package var profile: Profile?
  /// Stages or rules to run.
  package var only: Set<String>?
  /// Stages or rules not to run.
  package var skip: Set<String>?
  /// Modes rule by rule.
  package var ruleModes: [String: RuleMode] = [:]
  /// Words and names that rules leave alone.
  package var exceptions: [String: Set<String>] = [:]
  /// The least confidence for an edit.
  package var minimumConfidence: Double?
  /// What to write where a word is lost.
  package var gapPolicy: GapPolicy?
  /// What is masked.
  package var masks: Set<MaskKind>?
  /// Regular expressions for text that must not be touched.
  package var protectedPatterns: [String] = []
  /// The lines of names and patterns, which only a cleaner can check.
  fileprivate var lines: [String: Int] = [:]
  /// The line of the least confidence.
  fileprivate var confidenceLine: Int?

  fileprivate mutating func forgetLines() {
    lines = [:]
    confidenceLine = nil
  }

  /// The keys there are.
  package enum Key: String, CaseIterable {
    case profile, only, skip, set, gap, mask, protect
    case minimumConfidence = "min-confidence"
  }

  mutating func read(_ name: String, _ node: SettingsNode) throws(SettingsError) {
    switch Key(rawValue: name) {
    case .profile: profile = try node.choice(name)
    case .only: only = Set(try names(name, node))
    case .skip: skip = Set(try names(name, node))
    case .gap: gapPolicy = try node.choice(name)
    case .mask:
      var kinds: Set<MaskKind> = []
      for element in try node.elements(name) { kinds.insert(try element.choice(name)) }
      masks = kinds
    case .protect: protectedPatterns = try names(name, node)
    case .minimumConfidence:
      let confidence = try node.number(name)
      minimumConfidence = confidence
      confidenceLine = node.line
    case .set:
      for member in try node.members(name, "lines of `rule: mode`") {
        lines[member.key] = lines[member.key] ?? member.line
        try readRule(member)
      }
    case nil: return
    }
  }

  /// Reads a list and notes where its elements stand.
  private mutating func names(_ key: String, _ node: SettingsNode) throws(SettingsError) -> [String] {
    try node.elements(key).map { (element) throws(SettingsError) in
      let name = try element.string(key)
      lines[name] = lines[name] ?? element.line
      return name
    }
  }

  /// Reads what one rule does: a mode, or a mapping of `mode` and `except`.
  private mutating func readRule(_ rule: SettingsNode.Member) throws(SettingsError) {
    let name = "set.\(rule.key)"
    guard case .mapping(let members) = rule.value.value else {
      ruleModes[rule.key] = try rule.value.choice(name)
      return
    }
    for member in members {
      switch try member.key(as: RuleKey.self, in: name + ".") {
      case .mode: ruleModes[rule.key] = try member.value.choice("\(name).mode")
      case .except: exceptions[rule.key] = Set(try member.value.strings("\(name).except"))
      }
    }
  }

  /// The keys of one rule under `set`.
  package enum RuleKey: String, CaseIterable {
    case mode, except
  }

  /// A configuration with these settings over its own.
  package func applied(to configuration: Configuration) -> Configuration {
    var configuration = configuration
    configuration.profile = profile ?? configuration.profile
    configuration.only = only ?? configuration.only
    configuration.skip = skip ?? configuration.skip
    configuration.ruleModes.merge(ruleModes) { $1 }
    configuration.exceptions.merge(exceptions) { $0.union($1) }
    configuration.minimumConfidence = minimumConfidence ?? configuration.minimumConfidence
    configuration.gapPolicy = gapPolicy ?? configuration.gapPolicy
    configuration.masks = masks ?? configuration.masks
    configuration.protectedPatterns += protectedPatterns
    return configuration
  }
}

extension Settings {
  /// The configuration of a cleaner, without overrides.
  package var configuration: Configuration {
    var configuration = text.applied(to: Configuration())
    configuration.customRules = rules
    configuration.furniture = furniture
    configuration.maximumDocumentSize = maximumDocumentSize ?? configuration.maximumDocumentSize
    return configuration
  }
}

extension Settings {
  /// What they say, whatever the lines that it stands in.
  var withoutLines: Settings {
    var settings = self
    settings.format?.line = nil
    settings.ruleLines = [:]
    settings.text.forgetLines()
    for index in settings.overrides.indices {
      settings.overrides[index].line = nil
      settings.overrides[index].text.forgetLines()
    }
    return settings
  }

  /// The line of what a cleaner refuses; nil if these settings do not have it, or were not written in lines.
  package func line(of error: ConfigurationError) -> Int? {
    let all = [text] + overrides.map(\.text)
    switch error {
    case .unknownName(let name, _), .invalidPattern(let name, _): return line(of: name)
    case .confidenceOutOfRange(let value):
      return all.first { $0.minimumConfidence == value }?.confidenceLine
    case .invalidRule(let id, _): return ruleLines[id]
    case .unicodeUnavailable: return nil
    }
  }

  /// The first line that has a rule's name, a stage's or a pattern.
  package func line(of name: String) -> Int? {
    for text in [text] + overrides.map(\.text) { if let line = text.lines[name] { return line } }
    return nil
  }
}
