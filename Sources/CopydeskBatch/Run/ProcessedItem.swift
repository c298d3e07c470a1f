internal import Copydesk

/// One record, or a plain text, after cleaning.
struct ProcessedItem: Sendable {
  /// What it is.
  enum Kind: Hashable, Sendable {
    case document
    /// A record that holds no text.
    case rejected
    /// Blank lines, or a table's header.
    case passed
  }

  var kind: Kind
  /// Its part of the block's output.
  var output: Range<Int>
  /// Records it is in the output, by which those after it are counted.
  var records = 1
  /// Its part of the block's ledger.
  var ledger = 0..<0
  /// For a record of a table, where its text stands, from the start of its output.
  var field: Range<Int>?
  /// Its ledger, where that is too large to be encoded beforehand.
  var largeLedger: LargeLedger?
  /// What is told of it, if the run asks for that.
  var result: DocumentResult?

  /// Whether the ledger has lines about it.
  var hasLedger: Bool { !ledger.isEmpty || largeLedger != nil }
}

/// A ledger to be encoded while it is written.
struct LargeLedger: Sendable {
  /// Findings beyond which a ledger is large: some 20 MB of lines.
  static let limit = 50_000
  /// Findings a manifest keeps together: some 3 MB of lines.
  static let part = 10_000

  var ledger: Ledger
  var original: [UInt8]
  /// Members of its first line.
  var members: [(String, String)]
}
