/// What a sequence of mojibake decodes to, as far as it says how much chance may have had a hand in it.
///
/// Code points that are in none of these kinds (phonetic letters, unassigned and private code points, rare letters)
/// are no sign of mojibake: clean text yields them by accident, as `É’` would yield `ɒ`.
enum MojibakeKind: UInt8, CaseIterable, Sendable {
  /// Dashes, quotes, bullets, currency, arrows, box drawing, dingbats: three bytes that begin E2 or EF.
  case mark
  /// Emoji and other pictures: four bytes.
  case picture
  /// U+00C0...U+00FF: two bytes that begin C3.
  case westernLetter
  /// Letters of Central European, Baltic, Turkish and Romanian alphabets, and spacing accents.
  case extendedLetter
  /// U+00A0...U+00BF, × and ÷: two bytes that begin C2 or C3.
  case latinSymbol
  /// U+0080...U+009F: windows-1252 read as Latin-1, then made UTF-8, then misread.
  case control
  /// Russian, Ukrainian, Serbian, Bulgarian letters.
  case cyrillic
  /// Greek letters of the monotonic alphabet.
  case greek
  /// Accents of decomposed letters.
  case combiningAccent
  /// Hebrew, Arabic, Armenian: two bytes.
  case otherTwoByteScript
  /// Vietnamese letters and other precomposed Latin ones.
  case additionalLetter
  /// Han, kana, hangul, Indic scripts, Thai, Georgian: three bytes.
  case otherThreeByteScript

  /// The kind of a code point, if it is plausible at all.
  init?(_ value: UInt32) {
    switch value {
    case 0x80...0x9F: self = .control
    case 0xA0...0xBF, 0xD7, 0xF7: self = .latinSymbol
    case 0xC0...0xFF: self = .westernLetter
    case 0x100...0x17F:
      if Self.rareLetters.contains(value) { return nil }
      self = .extendedLetter
    case 0x192, 0x218...0x21B, 0x2C6, 0x2C7, 0x2D8...0x2DD: self = .extendedLetter
    case 0x300...0x304, 0x306...0x308, 0x30A...0x30C, 0x327, 0x328: self = .combiningAccent
    case 0x384...0x3CE: self = .greek
    case 0x401...0x44F, 0x451...0x45F, 0x490, 0x491: self = .cyrillic
    case 0x531...0x587, 0x5B0...0x5EA, 0x60C...0x6D5, 0x6F0...0x6F9: self = .otherTwoByteScript
    case 0x1E00...0x1EF9: self = .additionalLetter
    case 0x2000...0x209F, 0x20A0...0x20BF, 0x2100...0x214F, 0x2150...0x218B, 0x2190...0x23FF, 0x2500...0x27BF,
      0x2B00...0x2BFF, 0xF8FF, 0xFB00...0xFB06, 0xFE0E, 0xFE0F, 0xFEFF, 0xFFFC, 0xFFFD:
      self = .mark
    case 0x900...0xEFF, 0x10A0...0x10FF, 0x3000...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF00...0xFFEF:
      self = .otherThreeByteScript
    case 0x1_F000...0x1_FAFF: self = .picture
    default: return nil
    }
  }

  /// The kinds that texts in Latin letters mix, so that one supports the other; a kind by itself otherwise.
  var companions: [MojibakeKind] {
    switch self {
    case .mark, .westernLetter, .extendedLetter, .latinSymbol, .control:
      [.mark, .westernLetter, .extendedLetter, .latinSymbol, .control]
    default: [self]
    }
  }

  /// Whether a code point is one of the accented letters that make up most of Western European text; they tell
  /// apart encodings that both give letters, as windows-1250 and ISO-8859-2 do.
  static func isFrequent(_ value: UInt32) -> Bool { frequentLetters.contains(value) }

  private static let frequentLetters = Set("éáíóúüöäñçàèêãõâôë".unicodeScalars.map(\.value))

  /// Letters of Latin Extended-A outside the alphabets of national languages with much news on the web.
  ///
  /// They serve Esperanto, Maltese, Greenlandic, Sami, Welsh and old orthographies; clean capitals before a mark
  /// would decode to them.
  private static let rareLetters: Set<UInt32> = [
    0x108, 0x109, 0x10A, 0x10B, 0x114, 0x115, 0x11C, 0x11D, 0x120, 0x121, 0x124, 0x125, 0x126, 0x127, 0x128, 0x129,
    0x12C, 0x12D, 0x132, 0x133, 0x134, 0x135, 0x138, 0x13F, 0x140, 0x149, 0x14A, 0x14B, 0x14E, 0x14F,
    0x15C, 0x15D, 0x166, 0x167, 0x168, 0x169, 0x16C, 0x16D, 0x174, 0x175, 0x176, 0x177, 0x17F,
  ]
}
