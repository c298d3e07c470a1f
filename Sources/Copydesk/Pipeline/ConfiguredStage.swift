/// A stage with what a configuration left of it.
struct ConfiguredStage: Sendable {
  struct ConfiguredRule: Sendable {
    var rule: any Rule
    var info: RuleInfo
    var mode: RuleMode
    var trigger: PairTrigger?
    var editsProtectedSpans: Bool
    var reportsOriginal: Bool
  }

  let id: StageID
  let rules: [ConfiguredRule]

  /// Keeps the rules that are not off; nil if none is left.
  init?(_ stage: Stage, _ configuration: Configuration) {
    id = stage.id
    rules = stage.rules.compactMap { rule in
      let info = rule.info
      let mode = configuration.mode(of: info)
      guard mode != .off else { return nil }
      return ConfiguredRule(
        rule: rule, info: info, mode: mode, trigger: rule.trigger, editsProtectedSpans: rule.editsProtectedSpans,
        reportsOriginal: rule.reportsOriginal)
    }
    if rules.isEmpty { return nil }
  }
}
