/// The languages that `ParagraphLanguages` tells apart.
///
/// Close relatives that share most of their function words stand as one: it is English that has to be told from all
/// others, and the few languages that have rules of their own.
public enum Language: UInt8, CaseIterable, Sendable {
  case english, french, german, spanish, italian, portuguese, dutch
  /// Danish and both written forms of Norwegian.
  case danish
  case swedish, finnish, hungarian, polish
  /// Czech and Slovak.
  case czech
  /// Croatian, Bosnian, Slovene, and Serbian in Latin letters.
  case croatian
  case turkish, romanian, catalan, afrikaans
  /// Indonesian and Malay.
  case indonesian
  case vietnamese, albanian, lithuanian, latvian, estonian, icelandic, tagalog, swahili, basque, esperanto
  /// Any language in letters other than Latin ones.
  case otherScript

  /// The set of this language alone, one bit a language.
  var bit: UInt32 { 1 << UInt32(rawValue) }
}
