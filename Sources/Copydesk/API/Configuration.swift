/// What to clean and how boldly.
///
/// The same document and configuration always give the same result.
public struct Configuration: Hashable, Sendable {
  /// The thresholds everything else refines.
  public var profile: Profile
  /// Stages or rules to run; empty means all.
  public var only: Set<String>
  /// Stages or rules not to run.
  public var skip: Set<String>
  /// Modes set rule by rule, over the profile's.
  public var ruleModes: [String: RuleMode]
  /// The least confidence, 0...1, for an edit; nil means the profile's.
  public var minimumConfidence: Double?
  /// What to write where a word is lost.
  public var gapPolicy: GapPolicy
  /// What is masked; nothing unless asked for.
  public var masks: Set<MaskKind>
  /// ICU regular expressions for text that must not be touched, beside the built-in ones (URLs, addresses, handles).
  public var protectedPatterns: [String]
  /// Words and names that a rule leaves alone, rule by rule: what touches one of them is not found.
  public var exceptions: [String: Set<String>]
  /// Rules of the user's own.
  public var customRules: [CustomRule]
  /// Phrases of page furniture: a line that is one of them is removed.
  public var furniture: [String]
  /// The largest document looked at, in bytes; a larger one is passed through with a finding.
  public var maximumDocumentSize: Int

  /// The standard ``maximumDocumentSize``: 4 MiB.
  ///
  /// Cleaning takes some 30 bytes of memory for each byte of ordinary damaged text, and at most 313 where every third
  /// byte is an edit (measured with the command, spaces doubled between single letters). At 4 MiB the worst document
  /// needs 1.3 GB, so that a machine with 2 GB does not fail on one document of a long run.
  public static let standardMaximumDocumentSize = 4 << 20

  /// Creates a configuration.
  public init(
    profile: Profile = .standard,
    only: Set<String> = [],
    skip: Set<String> = [],
    ruleModes: [String: RuleMode] = [:],
    minimumConfidence: Double? = nil,
    gapPolicy: GapPolicy = .keep,
    masks: Set<MaskKind> = [],
    protectedPatterns: [String] = [],
    exceptions: [String: Set<String>] = [:],
    customRules: [CustomRule] = [],
    furniture: [String] = [],
    maximumDocumentSize: Int = Configuration.standardMaximumDocumentSize
  ) {
    self.profile = profile
    self.only = only
    self.skip = skip
    self.ruleModes = ruleModes
    self.minimumConfidence = minimumConfidence
    self.gapPolicy = gapPolicy
    self.masks = masks
    self.protectedPatterns = protectedPatterns
    self.exceptions = exceptions
    self.customRules = customRules
    self.furniture = furniture
    self.maximumDocumentSize = maximumDocumentSize
  }

  /// The mode of a rule under this configuration.
  func mode(of rule: RuleInfo) -> RuleMode {
    let names = [rule.id, rule.stage.rawValue]
    if rule.stage == .mask {
      // A stage that is off unless its rules are asked for, and does then what it was asked.
      let isAsked = masks.contains { $0.rule == rule.id } || only.contains(rule.id)
      return isAsked && skip.isDisjoint(with: names) ? ruleModes[rule.id] ?? .fix : .off
    }
    if !only.isEmpty, only.isDisjoint(with: names) { return .off }
    if !skip.isDisjoint(with: names) { return .off }
    if let mode = ruleModes[rule.id] {
      return mode == .fix && rule.safety == .flagOnly ? .flag : mode
    }
    return profile.mode(for: rule.safety)
  }
}

/// A named set of thresholds: how much risk cleaning may take.
public enum Profile: String, Codable, CaseIterable, Hashable, Sendable {
  /// Changes spacing, encoding and the direction of marks only; every removal of words is flagged instead.
  /// For text that must stay citable.
  case safe
  /// Also removes what certainly is not part of the article. The default.
  case standard
  /// Also acts on evidence a careful editor would want to look at. For training corpora, where a little harm is
  /// outweighed by much repair.
  case thorough

  /// The least confidence, 0...1, at which an edit is applied rather than flagged.
  ///
  /// `standard` asks for 0.8 because a wrong edit costs a reader more than a missed one: at 0.8 four in five
  /// doubtful edits are right. `safe` asks that nineteen in twenty be right; `thorough` that most be.
  public var minimumConfidence: Double {
    switch self {
    case .safe: 0.95
    case .standard: 0.8
    case .thorough: 0.5
    }
  }

  /// What a rule of the given safety does under this profile.
  public func mode(for safety: Safety) -> RuleMode {
    switch (self, safety) {
    case (_, .flagOnly): .flag
    case (.safe, .careful): .flag
    case (_, .safe), (_, .careful): .fix
    }
  }
}

/// What a configuration asks of a rule.
public enum RuleMode: String, Codable, CaseIterable, Hashable, Sendable {
  /// Do not run it.
  case off
  /// Report what it finds and keep the text.
  case flag
  /// Apply its edits.
  case fix
}

/// What is written where a word is known to be lost and cannot be restored.
public enum GapPolicy: String, Codable, CaseIterable, Hashable, Sendable {
  /// Leave what stands there, be it spaces or a word pasted over the lost one.
  case keep
  /// Write `[…]`.
  case mark
  /// Drop what was pasted over it, and close the spaces.
  case drop
}

/// What can be masked.
public enum MaskKind: String, Codable, CaseIterable, Hashable, Sendable {
  case email, phone, ip, url, handle

  /// The rule that finds it.
  var rule: String {
    switch self {
    case .email: "email-address"
    case .phone: "phone-number"
    case .ip: "ip-address"
    case .url: "web-url"
    case .handle: "social-handle"
    }
  }

  /// What is written in its place.
  var replacement: String { "[\(rawValue)]" }
}

/// What a rule's edits can do to the meaning of a text.
///
/// The three levels follow Ruff's fix applicability (safe, unsafe, display-only).
public enum Safety: String, Codable, CaseIterable, Hashable, Sendable {
  /// Spacing, encoding, direction of marks: the words cannot change.
  case safe
  /// Words are removed or restored.
  case careful
  /// Nothing is edited; the place is only reported.
  case flagOnly = "flag-only"
}

extension Configuration {
  /// Checks names and numbers against the rules there are.
  func validate(against rules: [RuleInfo]) throws(ConfigurationError) {
    if let confidence = minimumConfidence, !(0...1).contains(confidence) {
      throw .confidenceOutOfRange(confidence)
    }
    let ruleIDs = Set(rules.map(\.id))
    let known = ruleIDs.union(StageID.allCases.map(\.rawValue))
    for name in only.union(skip).sorted() where !known.contains(name) {
      throw .unknownName(name, suggestion: NearestName.of(name, in: known))
    }
    for name in Set(ruleModes.keys).union(exceptions.keys).sorted() where !ruleIDs.contains(name) {
      throw .unknownName(name, suggestion: NearestName.of(name, in: ruleIDs))
    }
  }
}
