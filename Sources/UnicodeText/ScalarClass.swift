/// The general category of a Unicode scalar.
///
/// Source: the Unicode Character Database's General_Category, as the linked ICU has it. The raw values are ICU's
/// `UCharCategory` numbers.
public enum ScalarClass: UInt8, CaseIterable, Sendable {
  /// Not assigned (Cn); also everything that is no scalar at all.
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
  /// Looks up the class of a scalar; numbers that are no scalar are ``unassigned``.
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

  /// Whether it is a space or a line or paragraph separator (Z); tab and line feed are not.
  public var isSeparator: Bool { isBetween(.space, .paragraphSeparator) }

  @inline(__always)
  private func isBetween(_ first: ScalarClass, _ last: ScalarClass) -> Bool {
    rawValue &- first.rawValue <= last.rawValue &- first.rawValue
  }
}
