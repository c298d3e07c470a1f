extension Stage {
  /// The stage `scramble`; its rules by falling precedence.
  public static var scramble: Stage {
    Stage(.scramble, rules: [OverwrittenByMention()])
  }
}
