/// How a scalar behaves in word rules, for the scalars that ``FastWordScanner`` knows.
///
/// Source: the Word_Break property of UAX #29, in ICU's tailoring. Names are the annex's.
enum WordClass: UInt8 {
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
