public import Copydesk

/// A report on many documents, written as they come.
///
/// Call ``begin(into:)`` once, ``add(_:original:into:)`` for every document, ``finish(_:into:)`` once.
/// A report keeps no document after it has been added, so memory is bounded by the largest one.
public protocol DocumentReport {
  /// Writes what stands before the first document.
  mutating func begin(into sink: ByteSink) throws

  /// Writes one document.
  ///
  /// - Parameters:
  ///   - document: what cleaning gave. If its ledger does not turn `original` into its text, as when a file was
  ///     edited after the run, the two texts are compared instead.
  ///   - original: the bytes before cleaning.
  ///   - sink: takes the output.
  /// - Throws: what `sink` throws.
  /// - Complexity: O(*n*) in the bytes of the document.
  mutating func add(_ document: CleanedDocument, original: [UInt8], into sink: ByteSink) throws

  /// Writes what stands after the last document.
  ///
  /// - Parameters:
  ///   - statistics: the counts of the whole run.
  ///   - sink: takes the output.
  /// - Throws: what `sink` throws.
  mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws
}
