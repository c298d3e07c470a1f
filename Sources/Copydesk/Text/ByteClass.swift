/// The coarse class of a byte, for the census and for quick looks at a neighbour.
public enum ByteClass: UInt8, CaseIterable, Sendable {
  case control, newline, tab, space, lower, upper, digit, period, comma, colon, exclamation, apostrophe, quote, hyphen
  case opening, closing, slash, backslash, ampersand, hash, at, backtick, currency, percent, underscore, symbol
  case continuation
  /// C2 and C3: U+0080...U+00FF.
  case leadLatin
  /// C4...DF.
  case leadTwo
  /// E2: general punctuation, arrows, mathematics.
  case leadPunctuation
  /// E0, E1, E3...F4.
  case leadOther
  /// C0, C1, F5...FF: never part of UTF-8.
  case invalid

  /// The class of a byte; in loops, ``ByteView/byteClass(_:)`` is faster.
  public init(_ byte: UInt8) { self = Self.table[Int(byte)] }

  /// Classes of all 256 bytes, at an address that stays.
  ///
  /// Views keep the address, since looking a global up checks each time whether it has been initialized. The table is
  /// written once, before anyone can read it, and never freed.
  nonisolated(unsafe) static let table: UnsafePointer<ByteClass> = {
    let table = UnsafeMutablePointer<ByteClass>.allocate(capacity: 256)
    for byte in 0..<256 { (table + byte).initialize(to: classify(UInt8(byte))) }
    return UnsafePointer(table)
  }()

  private static func classify(_ byte: UInt8) -> ByteClass {
    switch byte {
    case 0x0A, 0x0D: .newline
    case 0x09: .tab
    case 0x20: .space
    case 0x00..<0x20, 0x7F: .control
    case 0x61...0x7A: .lower
    case 0x41...0x5A: .upper
    case 0x30...0x39: .digit
    case UInt8(ascii: "."): .period
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ":"), UInt8(ascii: ";"): .colon
    case UInt8(ascii: "!"), UInt8(ascii: "?"): .exclamation
    case UInt8(ascii: "'"): .apostrophe
    case UInt8(ascii: "\""): .quote
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .opening
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): .closing
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "\\"): .backslash
    case UInt8(ascii: "&"): .ampersand
    case UInt8(ascii: "#"): .hash
    case UInt8(ascii: "@"): .at
    case UInt8(ascii: "`"): .backtick
    case UInt8(ascii: "$"): .currency
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "_"): .underscore
    case 0x80...0xBF: .continuation
    case 0xC2, 0xC3: .leadLatin
    case 0xC4...0xDF: .leadTwo
    case 0xE2: .leadPunctuation
    case 0xE0, 0xE1, 0xE3...0xEF, 0xF0...0xF4: .leadOther
    case 0xC0, 0xC1, 0xF5...0xFF: .invalid
    default: .symbol
    }
  }
}

/// A set of byte classes, one bit each.
public struct ByteClassSet: OptionSet, Hashable, Sendable {
  /// Bit *i* stands for the class with raw value *i*.
  public let rawValue: UInt32

  /// Creates a set from its bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Creates a set of classes.
  public init(_ classes: ByteClass...) {
    self.init(rawValue: classes.reduce(0) { $0 | 1 << UInt32($1.rawValue) })
  }

  /// Every class.
  public static let any = ByteClassSet(rawValue: .max)
  /// ASCII letters.
  public static let letter = ByteClassSet(.lower, .upper)
  /// Bytes of 0x80 and above.
  public static let nonASCII = ByteClassSet(
    .continuation, .leadLatin, .leadTwo, .leadPunctuation, .leadOther, .invalid)

  /// Whether the set holds a class.
  public func contains(_ byteClass: ByteClass) -> Bool { rawValue >> UInt32(byteClass.rawValue) & 1 == 1 }
}
