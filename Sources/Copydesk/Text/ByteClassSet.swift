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
