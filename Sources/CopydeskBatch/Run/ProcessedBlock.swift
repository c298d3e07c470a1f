internal import Copydesk

/// What came of a plain file, or of some records of a file.
struct ProcessedBlock: Sendable {
  /// The cleaned text or records; empty if the run does not ask for them.
  var output: [UInt8] = []
  /// The ledger's lines; empty if the run does not ask for them.
  var ledger: [UInt8] = []
  /// The records in order, or the one plain text: which part of the output and ledger is whose.
  var items: [ProcessedItem] = []
  /// The documents, if the run asks for them.
  var documents: [ProcessedDocument] = []
  /// Records that hold no text.
  var failures: [(line: Int, error: RecordError)] = []
  /// Counts and times.
  var statistics = RunStatistics()
  /// The input's bytes it was made from, decompressed.
  var inputSize = 0
  /// The border of the input after it.
  var end: ReadPosition?
  /// A table's header, for other files its records may go to.
  var header: TableHeader?
}
