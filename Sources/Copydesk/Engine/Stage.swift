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

  /// Every stage of the standard pipeline, in the order they run; `scramble` waits for the rules of a plug-in.
  public static var standard: [Stage] {
    [
      .decode, .encoding, .layout, .spacing, .punctuation, .quotes, .insertion, Stage(.scramble, rules: []), .gap,
      .mask,
    ]
  }

  /// The stages before those that judge words: what copies of a text are compared in.
  public static var beforeWords: [Stage] { standard.filter { ![.insertion, .scramble, .gap, .mask].contains($0.id) } }
}
