/// Why carried queries or evidence cannot be taken.
public enum EvidenceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are none, or of another version.
  case otherKind(expected: String)
  /// The bytes were cut or changed on their way.
  case notWhole(String)
  /// The queries take memory of another size.
  case otherSize(Int, expected: Int)
  /// The evidence was gathered for other queries, or in memory of another size.
  case otherQueries

  /// One line: what, and the remedy.
  public var description: String {
    switch self {
    case .otherKind(let expected): "the bytes are no \(expected) of this version; pass what the same version encoded"
    case .notWhole(let kind): "the \(kind) were cut or changed; pass all bytes that were encoded"
    case .otherSize(let size, let expected):
      "the queries take \(size) bytes and not \(expected); make all parts with one size"
    case .otherQueries:
      "the evidence was gathered for other queries or with another limit; make all parts with the same"
    }
  }
}
