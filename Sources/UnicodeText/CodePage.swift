internal import CICUShim

/// A legacy encoding of one byte for a character, as a table to look up in both directions.
///
/// ```swift
/// let page = try CodePage(.windows1252)
/// page[0x93]                   // U+201C
/// page.byte(for: 0x2019)       // 0x92
/// ```
///
/// The tables are ICU's, which are those of the WHATWG and of vendors' best-fit files: the five bytes that
/// windows-1252 leaves open (81, 8D, 8F, 90, 9D) are the C1 controls of the same number, not ``undefined``.
/// ICU's ibm437 has 1A, 1C and 7F in the order of PC data streams: they stand for U+007F, U+001A and U+001C.
public struct CodePage: Hashable, Sendable {
  /// The entry of a byte that stands for no character.
  public static let undefined: UInt32 = 0xFFFF_FFFF

  /// The name it was made with.
  public let name: String
  /// The scalar of each byte, always 256 entries; ``undefined`` where there is none.
  public let scalars: [UInt32]

  /// For each 64 scalars below U+10000, the start of their bytes in ``bytes``; 0 is a block of no bytes.
  private let blocks: [UInt16]
  /// The byte of a scalar, plus one; 0 if it has none.
  private let bytes: [UInt16]

  /// Looks up one of the pages that damaged news text has usually been through.
  ///
  /// - Throws: ``ICUError`` if ICU's data cannot be found.
  public init(_ name: CodePageName) throws(ICUError) { try self.init(named: name.rawValue) }

  /// Looks up a page by any name or alias that ICU knows.
  ///
  /// - Throws: ``ICUError`` if ICU does not know the name, or the encoding takes several bytes for a character.
  public init(named name: String) throws(ICUError) {
    var table = [UInt32](repeating: Self.undefined, count: 256)
    var status: Int32 = 0
    cicu_code_page(name, &table, &status)
    try ICU.check(status, "opening the encoding “\(name)”")
    self.init(name: name, scalars: table)
  }

  init(name: String, scalars: [UInt32]) {
    var blocks = [UInt16](repeating: 0, count: 0x10000 / 64)
    var bytes = [UInt16](repeating: 0, count: 64)
    // From the last byte to the first, so that of two bytes for a scalar the lower one wins.
    for (byte, scalar) in scalars.enumerated().reversed() where scalar < 0x10000 {
      let block = Int(scalar >> 6)
      if blocks[block] == 0 {
        blocks[block] = UInt16(bytes.count)
        bytes += repeatElement(0, count: 64)
      }
      bytes[Int(blocks[block]) + Int(scalar & 0x3F)] = UInt16(byte) + 1
    }
    self.name = name
    self.scalars = scalars
    self.blocks = blocks
    self.bytes = bytes
  }

  /// The scalar of a byte; nil where there is none.
  ///
  /// - Complexity: O(1).
  public subscript(byte: UInt8) -> UInt32? {
    let scalar = scalars[Int(byte)]
    return scalar == Self.undefined ? nil : scalar
  }

  /// The byte that stands for a scalar; nil if none does.
  ///
  /// - Complexity: O(1).
  public func byte(for scalar: UInt32) -> UInt8? {
    guard scalar < 0x10000 else { return nil }
    let entry = bytes[Int(blocks[Int(scalar >> 6)]) + Int(scalar & 0x3F)]
    return entry == 0 ? nil : UInt8(truncatingIfNeeded: entry - 1)
  }
}

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
