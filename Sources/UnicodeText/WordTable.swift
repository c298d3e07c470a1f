/// The word class and token kind of every scalar the fast path knows.
///
/// It knows ASCII, printing Latin-1 without soft hyphen and middle dot, Latin Extended-A, the euro sign, and the dashes,
/// quotes and dots of English typography. None of them is Extend, Format or ZWJ, so UAX #29's rule WB4 never applies
/// among them; none is Hebrew, Katakana or a regional indicator, so neither do WB7a-c, WB13 and WB15-16.
///
/// What differs between versions of ICU (`@`, `:`) is not written down here but asked of the ICU at hand.
struct WordTable: Sendable {
  /// An entry is a ``WordBreakClass`` in the low four bits and a ``TokenKind`` above.
  typealias Entry = UInt8

  /// The entry of a byte that is a scalar or that leads one.
  private(set) var byteEntries: [Entry]
  /// The entries of U+0080..<U+0180.
  private(set) var latinEntries: [Entry]
  /// The entries of U+2000..<U+2040.
  private(set) var typographicEntries: [Entry]
  /// The entry of U+20AC.
  private(set) var euroEntry: Entry

  private static let typographic: [UInt32] = [
    0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2022, 0x2026, 0x2030, 0x2039, 0x203A,
  ]
  /// Those of the known scalars whose class only ICU can tell, and which must be checked to be sure.
  private static let asked: Set<UInt32> = Set(0x21...0x2F).union(0x3A...0x40).union(0x5B...0x60).union(0x7B...0x7E)
    .union(typographic)

  /// Builds the table by asking an iterator with word rules.
  init(asking iterator: BreakIterator) {
    func entry(_ scalar: UInt32) -> Entry {
      let wordClass = Self.wordClass(of: scalar, asking: iterator)
      if wordClass == .unknown { return 0 }
      var kind = TokenKind(leading: ScalarClass(of: scalar))
      switch scalar {
      case 0x09: kind = .space
      case 0x0A...0x0D: kind = .newline
      default: break
      }
      if ScalarClass(of: scalar).isNumber { kind = .number }
      if ScalarClass(of: scalar).isLetter { kind = .word }
      return wordClass.rawValue | kind.rawValue << 4
    }
    byteEntries = (0..<0x80).map(entry) + Array(repeating: 0, count: 0x80)
    for lead in [0xC2, 0xC3, 0xC4, 0xC5, 0xE2] { byteEntries[lead] = WordBreakClass.lead.rawValue }
    latinEntries = (0x80..<0x180).map(entry)
    typographicEntries = (0x2000..<0x2040).map { Self.typographic.contains($0) ? entry($0) : 0 }
    euroEntry = entry(0x20AC)
  }

  private static func wordClass(of scalar: UInt32, asking iterator: BreakIterator) -> WordBreakClass {
    let scalarClass = ScalarClass(of: scalar)
    switch scalar {
    case 0x0D: return .carriageReturn
    case 0x20: return .wordSpace
    case 0x00..<0x20, 0x7F: return .single
    // U+0085 is a newline, U+00AD is Format, U+00B7 is MidLetter.
    case 0x80..<0xA0, 0xAD, 0xB7: return .unknown
    case 0x30...0x39: return .digit
    default: break
    }
    if scalarClass.isLetter { return .letter }
    if !asked.contains(scalar) { return .single }

    let text = Array(String(Character(Unicode.Scalar(scalar) ?? " ")).utf8)
    let a = UInt8(ascii: "a")
    let one = UInt8(ascii: "1")
    if iterator.isUnbroken([a] + text) {
      let full = UInt8(ascii: ".")
      return iterator.isUnbroken(text + [full, a]) ? .letterlike : .extendNumLet
    }
    switch (iterator.isUnbroken([a] + text + [a]), iterator.isUnbroken([one] + text + [one])) {
    case (true, true): return .midNumLet
    case (true, false): return .midLetter
    case (false, true): return .midNum
    case (false, false): return .single
    }
  }
}

/// A ``WordTable`` in memory that does not move, for the hot loop.
///
/// Sendable although it holds pointers: the memory is written before `init` returns and never again.
final class WordTableStorage: @unchecked Sendable {
  let bytes: UnsafePointer<UInt8>
  let latin: UnsafePointer<UInt8>
  let typographic: UnsafePointer<UInt8>
  let kinds: UnsafePointer<TokenKind>
  let euro: UInt8

  init(_ table: WordTable) {
    bytes = Self.copy(table.byteEntries)
    latin = Self.copy(table.latinEntries)
    typographic = Self.copy(table.typographicEntries)
    kinds = Self.copy(TokenKind.allCases)
    euro = table.euroEntry
  }

  deinit {
    bytes.deallocate()
    latin.deallocate()
    typographic.deallocate()
    kinds.deallocate()
  }

  private static func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, elements.count))
    _ = memory.initialize(fromContentsOf: elements)
    // Capacity is at least 1, so there is an address.
    return UnsafePointer(memory.baseAddress.unsafelyUnwrapped)
  }
}

/// How a scalar behaves in word rules, for the scalars that ``FastWordScanner`` knows.
///
/// Source: the Word_Break property of UAX #29, in ICU's tailoring. Names are the annex's.
enum WordBreakClass: UInt8 {
  /// Unknown to the fast path: ICU decides.
  case unknown = 0
  /// ALetter, and a letter by category.
  case letter
  /// Numeric.
  case digit
  /// Treated as ALetter without being a letter: `@` since ICU 72.
  case letterlike
  /// ExtendNumLet: `_`.
  case extendNumLet
  /// MidNumLet and Single_Quote, which differ only beside Hebrew.
  case midNumLet
  /// MidLetter.
  case midLetter
  /// MidNum.
  case midNum
  /// WSegSpace: U+0020. A run of it is one token.
  case wordSpace
  /// Joins with nothing.
  case single
  /// U+000D, which joins with a following U+000A only.
  case carriageReturn
  /// The first byte of a longer sequence: the class is not in the byte.
  case lead
}
