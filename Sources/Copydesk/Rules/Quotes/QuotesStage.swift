extension Stage {
  /// The stage `quotes`; its rules by falling precedence.
  public static var quotes: Stage {
    Stage(
      .quotes,
      rules: [
        DoubledQuote(), DoubledApostrophe(), PrimeForQuote(), BacktickForQuote(), MisreadQuote(),
        QuoteForApostrophe(),
        WrongDirectionQuote(), NestedQuote(), SpacedQuote(), TightQuote(), MismatchedQuote(), UnbalancedQuote(),
      ])
  }
}
