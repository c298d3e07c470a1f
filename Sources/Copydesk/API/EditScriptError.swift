/// Why an edit script does not fit a text.
public enum EditScriptError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Two changes claim the same bytes.
  case overlap(at: Int)
  /// The text differs from the one the script was made for.
  case mismatch(at: Int)

  /// One line: what, where, and the remedy.
  public var description: String {
    switch self {
    case .overlap(let offset): "edits overlap at byte \(offset); use the ledger as `copydesk clean` wrote it"
    case .mismatch(let offset):
      "the text does not match the edit at byte \(offset); use the text and the ledger of the same run"
    }
  }
}
