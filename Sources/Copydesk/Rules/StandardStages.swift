/// The stages of the standard pipeline: the one list of the rules that need no model, each stage's by falling precedence.
extension Stage {
  /// What concerns the whole document comes before what concerns single bytes of it.
  public static var decode: Stage {
    Stage(.decode, rules: [UTF16Text(), LegacyEncoding(), ByteOrderMark(), InvalidUTF8()])
  }

  /// Escapes of markup and programs come first, since what they hide may itself be damaged; then mojibake, whose
  /// sequences contain the controls and spaces that later rules would take by themselves.
  public static var encoding: Stage {
    Stage(
      .encoding,
      rules: [
        QuotedPrintable(), SpacedEntity(), HTMLEntity(), BareEntity(), SpreadsheetEscape(), EscapeSequence(),
        LineBreakBackslash(), Mojibake(), StraightenedMojibake(), LostByteQuote(), QuestionedMojibake(), GBKMojibake(),
        ReplacementCharacter(), QuestionMarkApostrophe(), SubwordMark(), ControlCharacter(), ZeroWidthCharacter(),
        SoftHyphen(), BidiControl(), LatinLigature(), FullWidthForm(), HomoglyphLetter(), NoBreakSpace(),
      ])
  }

  /// What goes as a whole comes before what is mended inside it; plain white space comes last.
  public static var layout: Stage {
    Stage(
      .layout,
      rules: [
        CrawlMetadata(), LooseBylineBlock(), AdvertisementLine(), ShareLine(), TweetCredit(), RecurringFurniture(),
        SpacedDateline(), UnclosedLeadBracket(), DropCap(), HyphenatedLineBreak(), BrokenWordInLine(),
        HardWrappedLines(),
        BlankLineRun(), LeadingWhiteSpace(), TrailingWhiteSpace(), RepeatedParagraph(), PhotoCreditLine(),
      ])
  }

  /// What tokenizers split is joined before what was glued is split.
  public static var spacing: Stage {
    Stage(
      .spacing,
      rules: [
        TokenizedText(), DroppedWord(), TreebankBracket(), TreebankQuote(), MosesJoiner(), SplitMeasure(),
        SpacedElision(), SpacedInversion(), SpacedForeignQuote(), SpacedContraction(), SplitHostName(),
        SplitInitials(), SplitNumber(), SplitEllipsis(), SplitDash(), SplitHyphen(), SplitRange(), SplitSlash(),
        SplitMask(), SpacedSymbol(), SplitWord(), SpaceRun(), GluedAddress(), GluedSentence(), GluedComma(),
        SquishedWords(),
      ])
  }

  /// Marks and the spaces at them.
  public static var punctuation: Stage {
    Stage(
      .punctuation,
      rules: [
        DoubledMark(), StopBehindSpace(), SpaceBeforePunctuation(), SpacedInterpolation(), SpacedBracket(),
        GluedBracket(), UnevenDash(), StopBeforeSmallLetter(), LostDash(),
      ])
  }

  /// Which sign a mark is written with comes before what it does and where its spaces go.
  public static var quotes: Stage {
    Stage(
      .quotes,
      rules: [
        DoubledQuote(), DoubledApostrophe(), PrimeForQuote(), BacktickForQuote(), MisreadQuote(), QuoteForApostrophe(),
        WrongDirectionQuote(), NestedQuote(), SpacedQuote(), TightQuote(), MismatchedQuote(), UnbalancedQuote(),
      ])
  }

  /// What a tool wrote into the text.
  public static var insertion: Stage {
    Stage(.insertion, rules: [HoverCard(), DoubledDeterminer(), DoubledWord(), RepeatedName(), RepeatedSentence()])
  }

  /// What went missing and leaves a trace that no model is needed for.
  public static var gap: Stage { Stage(.gap, rules: [MissingVerb(), MaskedWords()]) }

  /// What is masked where the configuration asks for it; what holds others comes first.
  public static var mask: Stage {
    Stage(.mask, rules: [WebURL(), EmailAddress(), IPAddress(), PhoneNumber(), SocialHandle()])
  }
}
