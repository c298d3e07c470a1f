/// A file or record that could not be done, as one line to show.
public struct BatchFailure: Hashable, Sendable, CustomStringConvertible {
  /// Whether it is a file that failed rather than one record of it.
  public var isFile: Bool
  /// The line: what, where, and the remedy.
  public var description: String

  init(_ error: BatchError) {
    isFile = true
    description = error.description
  }

  init(_ error: RecordError, path: String, line: Int) {
    isFile = false
    description = "\(path):\(line): \(error.description)"
  }

  init(path: String, furtherRecords count: Int) {
    isFile = false
    description = "\(path): \(count) more records hold no text that can be cleaned; the ledger lists them"
  }
}
