/// A name that is another as soon as a byte of it is.
///
/// Swift compares strings by canonical equivalence and looks for characters, of which a combining mark is part. To a
/// file system, a ledger or a table, `é` in one code point and in two are two names, and a slash is a slash whatever
/// follows it. So names of files, fields and documents are keyed, compared and cut by these means alone.
package struct ByteString: Hashable, Sendable {
  package let string: String

  package init(_ string: String) { self.string = string }

  package static func == (lhs: ByteString, rhs: ByteString) -> Bool { lhs.string.hasSameBytes(as: rhs.string) }

  package func hash(into hasher: inout Hasher) {
    var string = string
    string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    // Two in a row must not run together.
    hasher.combine(0xFF as UInt8)
  }
}

extension StringProtocol {
  /// Whether both are the same bytes.
  package func hasSameBytes(as other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }

  /// Whether the bytes begin so.
  package func beginsWith(bytesOf prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { utf8.starts(with: $0) }
  }

  /// Whether the bytes end so.
  package func endsWith(bytesOf suffix: some StringProtocol) -> Bool {
    utf8.count >= suffix.utf8.count && utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }
}
