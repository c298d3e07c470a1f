extension Stage {
  /// The stage `spacing`; its rules by falling precedence.
  public static var spacing: Stage {
    Stage(
      .spacing,
      rules: [
        TokenizedText(), DroppedWord(), TreebankBracket(), TreebankQuote(), MosesJoiner(), SplitMeasure(),
        SpacedElision(), SpacedInversion(), SpacedForeignQuote(), SpacedContraction(),
        SplitHostName(), SplitInitials(), SplitNumber(), SplitEllipsis(), SplitDash(), SplitHyphen(), SplitRange(),
        SplitSlash(), SplitMask(), SpacedSymbol(), SplitWord(), SpaceRun(), GluedAddress(), GluedSentence(),
        GluedComma(), SquishedWords(),
      ])
  }
}
