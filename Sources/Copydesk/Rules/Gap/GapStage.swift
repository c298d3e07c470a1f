extension Stage {
  /// The stage `gap`; its rules by falling precedence.
  public static var gap: Stage {
    Stage(.gap, rules: [MissingVerb(), MaskedWords()])
  }
}
