extension Stage {
  /// The stage `spacing`; its rules by falling precedence.
  public static var spacing: Stage {
    Stage(.spacing, rules: [])
  }
}
