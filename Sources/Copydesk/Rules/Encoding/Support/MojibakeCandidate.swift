/// A place where some encoding's lead byte is followed by a continuation byte.
struct MojibakeCandidate {
  /// Where the lead stands.
  var offset: Int
  /// The encodings in question, one bit each; zero for a lead before a plain space (see ``LostNoBreakSpace``).
  var encodings: UInt16

  /// Every such place of a text, ascending.
  static func all(in text: ByteView) -> [MojibakeCandidate] {
    let lookup = SingleByteLookup.shared
    var found: [MojibakeCandidate] = []
    var offset = text.firstNonASCII(from: 0)
    while offset < text.count {
      let current = text.scalar(at: offset)
      let end = offset + max(1, current.length)
      let byte = text[end]
      if byte < 0x80 {
        if current.value == 0xED, byte == 0x20 {
          found.append(MojibakeCandidate(offset: offset, encodings: SingleByteEncoding.windows1252.bit))
        } else if LostNoBreakSpace.isLead(current.value) {
          found.append(MojibakeCandidate(offset: offset, encodings: 0))
        }
        offset = text.firstNonASCII(from: end)
        continue
      }
      let leads = lookup.leads(current.value)
      if leads != 0 {
        let encodings = leads & lookup.continues(text.scalar(at: end).value)
        if encodings != 0 { found.append(MojibakeCandidate(offset: offset, encodings: encodings)) }
      }
      offset = end
    }
    return found
  }
}

/// Adjacent sequences of one encoding, read a few at a time.
struct MojibakeChain {
  /// Sequences weighed together; enough for the least kinds of evidence to reach certainty, and a bound on the work.
  private static let limit = 4

  /// The encoding they are read as.
  var encoding: SingleByteEncoding
  /// The first sequence.
  var first: MojibakeSequence
  /// The weight of the first sequence by itself.
  var firstWeight: Double
  /// The summed weight.
  var weight: Double
  /// The end of the last sequence weighed.
  var end: Int

  /// Whether it cannot be clean text.
  var isCertain: Bool { weight >= MojibakeWeight.certain }

  /// Reads the chain at an offset; nil if not even one sequence stands there.
  init?(_ text: ByteView, at offset: Int, as encoding: SingleByteEncoding) {
    guard let first = MojibakeSequence(text, at: offset, as: encoding) else { return nil }
    self.encoding = encoding
    self.first = first
    var previous = text.scalar(endingAt: offset).value
    var sequence = first
    let lookup = SingleByteLookup.shared
    weight = 0
    firstWeight = 0
    end = first.range.upperBound
    for position in 0..<Self.limit {
      end = sequence.range.upperBound
      let next = text.scalar(at: end).value
      let following = MojibakeSequence(text, at: end, as: encoding)
      let seen = following?.decoded ?? next
      let own = MojibakeWeight.of(
        sequence, as: encoding, after: previous, before: seen, isFirst: position == 0,
        isLast: following == nil)
      if position == 0 { firstWeight = own }
      // What two sequences decode to is itself a sequence: an outer layer over an inner one.
      if let following, lookup.leads(sequence.decoded) & lookup.continues(following.decoded) != 0 { weight += 1.5 }
      weight += own
      previous = sequence.decoded
      guard let following else { break }
      sequence = following
    }
  }
}

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
