/// One change that a normalization makes.
public struct NormalizationEdit: Hashable, Sendable {
  /// The bytes replaced, as UTF-8 offsets into the source.
  public let sourceRange: Range<Int>
  /// What replaces them.
  public let replacement: [UInt8]

  /// Makes an edit.
  public init(sourceRange: Range<Int>, replacement: [UInt8]) {
    self.sourceRange = sourceRange
    self.replacement = replacement
  }
}
