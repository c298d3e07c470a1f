/// Why a line of a ledger cannot be read; lines count from 1.
public enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line is not one JSON object.
  case malformed(line: Int, reason: String)
  /// A member is absent.
  case missing(line: Int, member: String)
  /// A member's value is not what the format asks for.
  case invalid(line: Int, member: String, expected: String)

  /// One line: what, where, and the remedy.
  public var description: String {
    switch self {
    case .malformed(let line, let reason):
      "ledger line \(line) is not a JSON object: \(reason); use a file that --edits wrote"
    case .missing(let line, let member):
      "ledger line \(line) has no member \"\(member)\"; use a file that --edits wrote"
    case .invalid(let line, let member, let expected):
      "ledger line \(line): \"\(member)\" must be \(expected); use a file that --edits wrote"
    }
  }
}
