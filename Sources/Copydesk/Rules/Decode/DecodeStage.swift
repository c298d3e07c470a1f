extension Stage {
  /// The stage `decode`; its rules by falling precedence.
  ///
  /// What concerns the whole document comes before what concerns single bytes of it.
  public static var decode: Stage {
    Stage(
      .decode, rules: [UTF16Text(), LegacyEncoding(), ByteOrderMark(), InvalidUTF8()])
  }
}
