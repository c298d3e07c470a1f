/// A scalar read from bytes, or the note that there is none.
public struct DecodedScalar: Hashable, Sendable {
  /// The value of bytes that are no scalar; no scalar has it, not even a true U+FFFD.
  public static let invalidValue: UInt32 = 0xFFFF_FFFF

  /// The scalar's number, or ``invalidValue``.
  public let value: UInt32
  /// The number of bytes, 1...4; 0 only where there was nothing to read.
  public let length: Int

  /// Makes a decoded scalar.
  @inlinable
  public init(value: UInt32, length: Int) {
    self.value = value
    self.length = length
  }

  /// Whether the bytes were a scalar.
  @inlinable
  public var isValid: Bool { value != Self.invalidValue }

  /// The scalar; nil for invalid bytes and for halves of surrogate pairs.
  @inlinable
  package var scalar: Unicode.Scalar? { Unicode.Scalar(value) }

  /// Its general category; ``ScalarClass/unassigned`` for invalid bytes.
  public var scalarClass: ScalarClass { ScalarClass(of: value) }
}
