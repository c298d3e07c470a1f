internal import CICUShim

/// The general category of a Unicode scalar.
///
/// Source: the Unicode Character Database's General_Category, as the linked ICU has it. The raw values are ICU's
/// `UCharCategory` numbers.
public enum ScalarClass: UInt8, CaseIterable, Sendable {
  /// Not assigned (Cn); also all numbers that are not scalars.
  case unassigned
  /// Lu.
  case uppercaseLetter
  /// Ll.
  case lowercaseLetter
  /// Lt, such as ǅ.
  case titlecaseLetter
  /// Lm.
  case modifierLetter
  /// Lo: letters of scripts without case.
  case otherLetter
  /// Mn.
  case nonspacingMark
  /// Me.
  case enclosingMark
  /// Mc.
  case spacingMark
  /// Nd.
  case digit
  /// Nl, such as Ⅳ.
  case letterNumber
  /// No, such as ½.
  case otherNumber
  /// Zs; tab is a ``control``.
  case space
  /// Zl.
  case lineSeparator
  /// Zp.
  case paragraphSeparator
  /// Cc.
  case control
  /// Cf, such as the soft hyphen and the zero-width joiner.
  case format
  /// Co.
  case privateUse
  /// Cs: half of a pair, which no valid text holds.
  case surrogate
  /// Pd.
  case dashPunctuation
  /// Ps.
  case openPunctuation
  /// Pe.
  case closePunctuation
  /// Pc, such as `_`.
  case connectorPunctuation
  /// Po, such as `.` and `@`.
  case otherPunctuation
  /// Sm.
  case mathSymbol
  /// Sc.
  case currencySymbol
  /// Sk.
  case modifierSymbol
  /// So.
  case otherSymbol
  /// Pi, such as “.
  case initialPunctuation
  /// Pf, such as ”.
  case finalPunctuation
}

extension ScalarClass {
  /// Looks up the class of a scalar; numbers that are not scalars are ``unassigned``.
  ///
  /// - Complexity: O(1), after a table of the process is built once in about 2 ms.
  public init(of scalar: UInt32) { self = ScalarTable.shared[scalar] }

  /// Looks up the class of a scalar.
  ///
  /// - Complexity: O(1), as ``init(of:)-(UInt32)``.
  public init(of scalar: Unicode.Scalar) { self = ScalarTable.shared[scalar.value] }

  /// Whether it is any letter (L).
  public var isLetter: Bool { isBetween(.uppercaseLetter, .otherLetter) }

  /// Whether it is any mark (M).
  public var isMark: Bool { isBetween(.nonspacingMark, .spacingMark) }

  /// Whether it is any number (N).
  public var isNumber: Bool { isBetween(.digit, .otherNumber) }

  /// Whether it is any punctuation (P).
  public var isPunctuation: Bool {
    isBetween(.dashPunctuation, .otherPunctuation) || isBetween(.initialPunctuation, .finalPunctuation)
  }

  /// Whether it is any symbol (S).
  public var isSymbol: Bool { isBetween(.mathSymbol, .otherSymbol) }

  @inline(__always)
  private func isBetween(_ first: ScalarClass, _ last: ScalarClass) -> Bool {
    rawValue &- first.rawValue <= last.rawValue &- first.rawValue
  }
}

/// The class of every scalar, in two stages.
///
/// Stage one names a block of 256 scalars, stage two holds the distinct blocks: 60 KB in all, against 1.1 MB flat.
struct ScalarTable: Sendable {
  /// The table of this process, built from ICU at first use.
  static let shared = ScalarTable()

  private let blockOf: [UInt16]
  private let classes: [ScalarClass]

  private init() {
    let scalarCount = 0x110000
    let flat = [UInt8](unsafeUninitializedCapacity: scalarCount) { buffer, count in
      buffer.initialize(repeating: 0)
      guard let start = buffer.baseAddress else { return }
      cicu_character_types(start)
      count = scalarCount
    }
    var blocks: [ArraySlice<UInt8>: UInt16] = [:]
    var blockOf: [UInt16] = []
    var classes: [ScalarClass] = []
    for start in stride(from: 0, to: flat.count, by: 256) {
      let block = flat[start..<start + 256]
      if let known = blocks[block] {
        blockOf.append(known)
      } else {
        let number = UInt16(blocks.count)
        blocks[block] = number
        blockOf.append(number)
        classes += block.map { ScalarClass(rawValue: $0) ?? .unassigned }
      }
    }
    self.blockOf = blockOf
    self.classes = classes
  }

  /// The class of a scalar; ``ScalarClass/unassigned`` outside Unicode.
  subscript(scalar: UInt32) -> ScalarClass {
    let page = Int(scalar >> 8)
    guard page < blockOf.count else { return .unassigned }
    return classes[Int(blockOf[page]) << 8 | Int(scalar & 0xFF)]
  }
}

/// Which code points are white space.
///
/// Source: Unicode's property White_Space (PropList.txt), which has not changed since Unicode 6.3.
package enum WhiteSpaceProperty {
  /// Whether a code point is white space, no-break spaces included.
  @inlinable
  package static func holds(_ value: UInt32) -> Bool {
    switch value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Whether a code point is white space to Python's `str.isspace`, `str.split` and `\s`.
  ///
  /// The separators U+001C...U+001F are, too: their bidirectional class is B or S.
  @inlinable
  package static func holdsInPython(_ value: UInt32) -> Bool { holds(value) || 0x1C...0x1F ~= value }
}
