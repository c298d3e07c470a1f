extension Stage {
  /// The stage `encoding`; its rules by falling precedence.
  public static var encoding: Stage {
    Stage(
      .encoding,
      rules: [
        MojibakeRule()
      ])
  }
}
