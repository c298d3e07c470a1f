/// The single-byte encodings UTF-8 is commonly misread as.
///
/// The order of the cases is the order of preference where a text does not tell two apart: by how often each is
/// met in scraped text.
enum SingleByteEncoding: UInt8, CaseIterable, Sendable {
  case windows1252, latin1, windows1251, windows1250, iso8859_2, windows1254, windows1257, windows1253, macRoman
  case codePage437, codePage850, koi8R, windows1255, windows874

  /// The encoding's usual name.
  var name: String {
    switch self {
    case .windows1252: "windows-1252"
    case .latin1: "ISO-8859-1"
    case .windows1251: "windows-1251"
    case .windows1250: "windows-1250"
    case .iso8859_2: "ISO-8859-2"
    case .windows1254: "windows-1254"
    case .windows1257: "windows-1257"
    case .windows1253: "windows-1253"
    case .macRoman: "MacRoman"
    case .codePage437: "CP437"
    case .codePage850: "CP850"
    case .koi8R: "KOI8-R"
    case .windows1255: "windows-1255"
    case .windows874: "windows-874"
    }
  }

  /// The characters of bytes 0x80...0xFF; zero where a byte has none.
  var upperHalf: [UInt16] {
    switch self {
    case .windows1252: Self.windows1252Table
    case .latin1: Array(0x80...0xFF)
    case .windows1251: Self.windows1251Table
    case .windows1250: Self.windows1250Table
    case .iso8859_2: Self.iso8859_2Table
    case .windows1254: Self.windows1254Table
    case .windows1257: Self.windows1257Table
    case .windows1253: Self.windows1253Table
    case .macRoman: Self.macRomanTable
    case .codePage437: Self.codePage437Table
    case .codePage850: Self.codePage850Table
    case .koi8R: Self.koi8RTable
    case .windows1255: Self.windows1255Table
    case .windows874: Self.windows874Table
    }
  }

  /// The set of this encoding alone, one bit an encoding.
  var bit: UInt16 { 1 << UInt16(rawValue) }

  /// Whether its high letters are Cyrillic, Greek, Hebrew or Thai, so that every clean word is made of lead bytes.
  var isNonLatin: Bool {
    switch self {
    case .windows1251, .windows1253, .koi8R, .windows1255, .windows874: true
    default: false
    }
  }

  /// Whether many of its continuation bytes are letters, so that two letters in a row can look like a sequence.
  var hasLetterContinuations: Bool {
    switch self {
    case .windows1250, .iso8859_2, .windows1257, .windows1251, .windows1253, .codePage850, .koi8R, .windows874: true
    case .windows1252, .latin1, .windows1254, .macRoman, .codePage437, .windows1255: false
    }
  }

  /// Whether its frequent lead bytes are symbols (√, ├) instead of letters.
  var hasSymbolLeads: Bool { self == .macRoman || self == .codePage437 || self == .codePage850 }

  /// Whether its bytes 0xC0...0xFF are Western European letters.
  var isWestern: Bool { self == .windows1252 || self == .latin1 || self == .windows1254 }
}

/// From a character to the byte it is in each single-byte encoding, and to what that byte would mean in UTF-8.
///
/// Two levels: 64 characters a page, pages only where an encoding has a character; about 40 KB in all.
struct SingleByteLookup: Sendable {
  static let shared = SingleByteLookup()

  private static let width = SingleByteEncoding.allCases.count
  private var pages = [UInt8](repeating: 0, count: 1024)
  private var leads = [UInt16](repeating: 0, count: 64)
  private var continuations = [UInt16](repeating: 0, count: 64)
  private var bytes = [UInt8](repeating: 0, count: 64 * Self.width)

  private init() {
    for encoding in SingleByteEncoding.allCases {
      for (index, character) in encoding.upperHalf.enumerated() where character != 0 {
        let byte = UInt8(0x80 + index)
        let row = makeRow(Int(character))
        bytes[row * Self.width + Int(encoding.rawValue)] = byte
        switch byte {
        case 0x80...0xBF: continuations[row] |= encoding.bit
        case 0xC2...0xF4: leads[row] |= encoding.bit
        default: break
        }
      }
    }
  }

  private mutating func makeRow(_ character: Int) -> Int {
    let page = character >> 6
    if pages[page] == 0 {
      pages[page] = UInt8(leads.count >> 6)
      leads += [UInt16](repeating: 0, count: 64)
      continuations += [UInt16](repeating: 0, count: 64)
      bytes += [UInt8](repeating: 0, count: 64 * Self.width)
    }
    return Int(pages[page]) << 6 | character & 63
  }

  private func row(_ character: UInt32) -> Int {
    character < 0x1_0000 ? Int(pages[Int(character >> 6)]) << 6 | Int(character & 63) : 0
  }

  /// The encodings in which a character's byte leads a UTF-8 sequence.
  func leads(_ character: UInt32) -> UInt16 { leads[row(character)] }

  /// The encodings in which a character's byte continues a UTF-8 sequence.
  func continues(_ character: UInt32) -> UInt16 { continuations[row(character)] }

  /// The byte a character is in an encoding, or zero.
  func byte(_ character: UInt32, in encoding: SingleByteEncoding) -> UInt8 {
    bytes[row(character) * Self.width + Int(encoding.rawValue)]
  }
}
