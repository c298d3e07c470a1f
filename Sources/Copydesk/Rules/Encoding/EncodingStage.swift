extension Stage {
  /// The stage `encoding`; its rules by falling precedence.
  ///
  /// Escapes of markup and programs come first, since what they hide may itself be damaged; then mojibake, whose
  /// sequences contain the controls and spaces that later rules would take by themselves.
  public static var encoding: Stage {
    Stage(
      .encoding,
      rules: [
        QuotedPrintableRule(), SpacedEntityRule(), HTMLEntityRule(), BareEntityRule(), SpreadsheetEscapeRule(),
        EscapeSequenceRule(), LineBreakBackslashRule(),
        MojibakeRule(), StraightenedMojibakeRule(), LostByteQuoteRule(), QuestionedMojibakeRule(), GBKMojibakeRule(),
        ReplacementCharacterRule(), QuestionMarkApostropheRule(), SubwordMarkRule(),
        ControlCharacterRule(), ZeroWidthCharacterRule(), SoftHyphenRule(), BidiControlRule(),
        LatinLigatureRule(), FullWidthFormRule(), HomoglyphLetterRule(), NoBreakSpaceRule(),
      ])
  }
}
