extension Stage {
  /// The stage `layout`; its rules by falling precedence.
  public static var layout: Stage {
    Stage(.layout, rules: [])
  }
}
