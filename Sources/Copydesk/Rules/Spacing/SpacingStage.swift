extension Stage {
  /// The stage `spacing`; its rules by falling precedence.
  public static var spacing: Stage {
    Stage(
      .spacing,
      rules: [
        TokenizedText(), DroppedWord(), TreebankBracket(), TreebankQuote(), MosesJoiner(),
        SpacedElision(), SpacedInversion(), SpacedForeignQuote(), SpacedContraction(),
        SplitHostName(),
        SplitInitials(), SplitNumber(), SplitEllipsis(), SplitDash(), SplitHyphen(), SplitRange(), SplitSlash(),
        SpacedSymbol(), SplitWord(), SpaceRun(),
        GluedSentence(), GluedComma(),
      ])
  }
}
