extension Stage {
  /// The stage `decode`; its rules by falling precedence.
  public static var decode: Stage {
    Stage(.decode, rules: [])
  }
}
