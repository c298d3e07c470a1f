extension Stage {
  /// The stage `insertion`; its rules by falling precedence.
  public static var insertion: Stage {
    Stage(.insertion, rules: [HoverCard(), DoubledDeterminer(), DoubledWord(), RepeatedName(), RepeatedSentence()])
  }
}
