extension Stage {
  /// The stage `encoding`; its rules by falling precedence.
  ///
  /// Escapes of markup and programs come first, since what they hide may itself be damaged; then mojibake, whose
  /// sequences contain the controls and spaces that later rules would take by themselves.
  public static var encoding: Stage {
    Stage(
      .encoding,
      rules: [
        QuotedPrintable(), SpacedEntity(), HTMLEntity(), BareEntity(), SpreadsheetEscape(),
        EscapeSequence(), LineBreakBackslash(),
        Mojibake(), StraightenedMojibake(), LostByteQuote(), QuestionedMojibake(), GBKMojibake(),
        ReplacementCharacter(), QuestionMarkApostrophe(), SubwordMark(),
        ControlCharacter(), ZeroWidthCharacter(), SoftHyphen(), BidiControl(),
        LatinLigature(), FullWidthForm(), HomoglyphLetter(), NoBreakSpace(),
      ])
  }
}
