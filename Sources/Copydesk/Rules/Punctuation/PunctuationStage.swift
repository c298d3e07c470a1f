extension Stage {
  /// The stage `punctuation`; its rules by falling precedence.
  public static var punctuation: Stage {
    Stage(
      .punctuation,
      rules: [
        DoubledMark(), StopBehindSpace(), SpaceBeforePunctuation(), SpacedInterpolation(), SpacedBracket(),
        GluedBracket(), UnevenDash(),
        StopBeforeSmallLetter(), LostDash(),
      ])
  }
}
