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
