public import Copydesk

/// What a run came to.
public struct BatchSummary: Sendable {
  /// Counts over all documents.
  public var statistics = RunStatistics()
  /// Files read to their end and written.
  public var files = 0
  /// Files that failed.
  public var failedFiles = 0
  /// Records passed through because they hold no text.
  public var failedRecords = 0

  /// Whether something failed.
  public var hasFailures: Bool { failedFiles + failedRecords > 0 }
  /// Whether nothing at all was done.
  public var didNothing: Bool { failedFiles > 0 && files == 0 }
}
