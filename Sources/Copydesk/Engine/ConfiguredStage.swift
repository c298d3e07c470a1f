/// A stage with what a configuration left of it.
struct ConfiguredStage: Sendable {
  /// A rule with its mode.
  ///
  /// A class, so that visiting every rule for every text retains one object each.
  final class ConfiguredRule: Sendable {
    let rule: any Rule
    let info: RuleInfo
    let mode: RuleMode
    let trigger: PairTrigger?
    let editsProtectedSpans: Bool
    let reportsOriginal: Bool
    let language: Language?
    /// The least confidence, 0...1, at which an edit is applied rather than flagged.
    let minimumConfidence: Double
    /// Words and names that the rule leaves alone.
    let exceptions: WordExceptions?
    /// Whether the rule only reports on the text as it is left, and so need only see that.
    let waitsForLastPass: Bool

    init(
      _ rule: any Rule, _ info: RuleInfo, _ mode: RuleMode, minimumConfidence: Double, exceptions: WordExceptions?
    ) {
      self.rule = rule
      self.info = info
      self.mode = mode
      trigger = rule.trigger
      editsProtectedSpans = rule.editsProtectedSpans
      reportsOriginal = rule.reportsOriginal
      language = rule.language
      self.minimumConfidence = minimumConfidence
      self.exceptions = exceptions
      waitsForLastPass = mode == .flag && !rule.reportsOriginal
    }
  }

  let id: StageID
  /// The number in the pipeline of the stage's first rule.
  let firstRule: Int
  let rules: [ConfiguredRule]

  /// Keeps the rules that are not off; nil if none is left.
  init?(_ stage: Stage, _ configuration: Configuration, firstRule: Int) {
    id = stage.id
    self.firstRule = firstRule
    rules = stage.rules.compactMap { rule in
      let info = rule.info
      let mode = configuration.mode(of: info)
      guard mode != .off else { return nil }
      let minimum =
        configuration.minimumConfidence ?? rule.minimumConfidence(in: configuration.profile)
        ?? configuration.profile.minimumConfidence
      return ConfiguredRule(
        rule, info, mode, minimumConfidence: minimum, exceptions: WordExceptions(configuration.exceptions[info.id]))
    }
    if rules.isEmpty { return nil }
  }
}

/// What a finding takes from its rule.
///
/// Copying a rule's whole description for each finding would cost more than finding it.
struct RuleTag: Sendable {
  let id: String
  let stage: StageID
  let category: Category
  let severity: Severity
  let reach: ChangeReach

  init(_ rule: RuleInfo) {
    id = rule.id
    stage = rule.stage
    category = rule.category
    severity = rule.severity
    reach = ChangeReach(rule)
  }
}
