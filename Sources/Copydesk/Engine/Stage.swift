/// One filter of the pipeline: rules that look at the same text, in order of precedence.
///
/// Where two rules of a stage claim the same bytes, the earlier rule wins and the later one gets its turn in the
/// next pass, on the text as it then stands.
public struct Stage: Sendable {
  /// Which stage this is.
  public var id: StageID
  /// Its rules, by falling precedence.
  public var rules: [any Rule]

  /// Creates a stage.
  public init(_ id: StageID, rules: [any Rule]) {
    self.id = id
    self.rules = rules
  }

  /// Every stage of the standard pipeline, in the order they run.
  public static var standard: [Stage] {
    [.decode, .encoding, .layout, .spacing, .punctuation, .quotes, .insertion, .scramble, .gap]
  }

  /// What every rule of the standard pipeline says of itself, in the order they run.
  public static var standardRules: [RuleInfo] { standard.flatMap { $0.rules.map(\.info) } }
}
