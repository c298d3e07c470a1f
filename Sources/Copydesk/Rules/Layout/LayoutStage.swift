extension Stage {
  /// The stage `layout`; its rules by falling precedence.
  ///
  /// What goes as a whole comes before what is mended inside it; plain white space comes last.
  public static var layout: Stage {
    Stage(
      .layout,
      rules: [
        CrawlMetadata(), LooseBylineBlock(), AdvertisementLine(), ShareLine(), TweetCredit(), SpacedDateline(),
        UnclosedLeadBracket(),
        DropCap(), HyphenatedLineBreak(), BrokenWordInLine(), HardWrappedLines(), BlankLineRun(), LeadingWhiteSpace(),
        TrailingWhiteSpace(),
        RepeatedParagraph(), PhotoCreditLine(),
      ])
  }
}
