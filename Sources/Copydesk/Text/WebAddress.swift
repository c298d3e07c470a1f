/// The shapes of host names and file names, told from sentences glued at a stop.
///
/// `bbc.co.uk`, `notes.pdf` and `Booking.com` are names; `organization.at` is two words: endings that are common
/// English words count only behind a lower-case label that is not itself followed by a space and a lower-case word.
enum WebAddress {
  /// Whether the range looks like a host: labels of letters, digits and hyphens with a stop among them.
  static func isHost(_ range: Range<Int>, in text: ByteView) -> Bool {
    var dots = 0
    for offset in range {
      switch text.byteClass(offset) {
      case .lower, .upper, .digit, .hyphen: continue
      case .period: dots += 1
      case .slash: return dots > 0
      default: return false
      }
    }
    return dots > 0
  }

  /// Whether the label behind the stop at `dot` is a top-level domain or file name extension that is no English word.
  static func endsInKnownSuffix(_ run: Range<Int>, dot: Int, in text: ByteView) -> Bool {
    guard dot > run.lowerBound, label.contains(text.byteClass(dot - 1)) else { return false }
    let end = text.skip(label, from: dot + 1)
    guard end - dot - 1 >= 2, end - dot - 1 <= 6 else { return false }
    let next = text.byteClass(end)
    guard
      end == run.upperBound || next == .slash || next == .period || next == .colon || next == .apostrophe
        || next == .leadPunctuation
    else { return false }
    // `ended.Com` is a sentence; a suffix is written in one case.
    let suffix = text.bytes(dot + 1..<end)
    let lowercase = suffix.map { $0 | 0x20 }
    guard suffix == lowercase || suffix.allSatisfy({ $0 & 0x20 == 0 }) else { return false }
    return suffixes.contains(lowercase)
  }

  /// Whether a small-letter word is a suffix of host or file names.
  static func isSuffix(_ word: Range<Int>, in text: ByteView) -> Bool { suffixes.contains(text.bytes(word)) }

  private static let label = ByteClassSet(.lower, .upper, .digit, .hyphen)

  /// Frequent top-level domains (IANA root zone) and file name extensions; those that are common English words
  /// (`at`, `in`, `is`, `it`, `me`, `my`, `no`, `so`, `to`, `us`, `be`, `am`, `as`, `do`) are left out.
  private static let suffixes: Set<[UInt8]> = Set(
    """
    com org net edu gov mil info biz io ai co uk eu de fr ca au nz jp cn ru br nl se ch es pl za ie tv fm ly gl gd xyz
    pdf doc docx xls xlsx ppt pptx txt csv json xml html htm php asp aspx js css py jpg jpeg png gif svg mp mp3 mp4
    avi mov wav zip rar gz tar exe dll apk
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
}
