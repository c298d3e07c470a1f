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
  /// ICU regular expressions for text that must not be touched, beside the built-in ones (URLs, addresses, handles).
  public var protectedPatterns: [String]

  /// Creates a configuration.
  public init(
    profile: Profile = .standard,
    only: Set<String> = [],
    skip: Set<String> = [],
    ruleModes: [String: RuleMode] = [:],
    minimumConfidence: Double? = nil,
    gapPolicy: GapPolicy = .keep,
    protectedPatterns: [String] = []
  ) {
    self.profile = profile
    self.only = only
    self.skip = skip
    self.ruleModes = ruleModes
    self.minimumConfidence = minimumConfidence
    self.gapPolicy = gapPolicy
    self.protectedPatterns = protectedPatterns
  }

  /// The mode of a rule under this configuration.
  func mode(of rule: RuleInfo) -> RuleMode {
    let names = [rule.id, rule.stage.rawValue]
    if !only.isEmpty, only.isDisjoint(with: names) { return .off }
    if !skip.isDisjoint(with: names) { return .off }
    if let mode = ruleModes[rule.id] {
      return mode == .fix && rule.safety == .flagOnly ? .flag : mode
    }
    return profile.mode(for: rule.safety)
  }
}
