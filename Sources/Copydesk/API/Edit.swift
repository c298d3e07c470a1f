/// A replacement of a range of bytes.
public struct Edit: Hashable, Sendable {
  /// The bytes replaced, as offsets into the text the edit is made to; empty for an insertion.
  public var range: Range<Int>

  /// The bytes that take their place; empty for a deletion.
  public var replacement: [UInt8]

  /// Creates a replacement.
  public init(_ range: Range<Int>, with replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// An edit that removes `range`.
  public static func deletion(_ range: Range<Int>) -> Edit { Edit(range, with: []) }

  /// An edit that puts `bytes` before the byte at `offset`.
  public static func insertion(_ bytes: [UInt8], at offset: Int) -> Edit { Edit(offset..<offset, with: bytes) }
}
