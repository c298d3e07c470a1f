/// The single-byte encodings that damaged news text has usually been through, by ICU's names.
public enum CodePageName: String, CaseIterable, Sendable {
  /// Western European Windows; what the web means by Latin-1.
  case windows1252 = "windows-1252"
  /// Central European Windows.
  case windows1250 = "windows-1250"
  /// Cyrillic Windows.
  case windows1251 = "windows-1251"
  /// Greek Windows.
  case windows1253 = "windows-1253"
  /// Turkish Windows.
  case windows1254 = "windows-1254"
  /// Baltic Windows.
  case windows1257 = "windows-1257"
  /// Latin-1: every byte is the scalar of its number.
  case iso8859Part1 = "iso-8859-1"
  /// Latin-2, Central European.
  case iso8859Part2 = "iso-8859-2"
  /// Mac OS Roman.
  case macintosh = "macintosh"
  /// The first PC code page.
  case ibm437 = "ibm437"
}
