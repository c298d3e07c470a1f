public import Copydesk

/// What a run came to.
public struct BatchSummary: Sendable {
  /// Counts over all documents.
  public var statistics = RunStatistics()
  /// Files read to their end and written.
  public var files = 0
  /// Files that failed.
  public var failedFiles = 0
  /// Files among those whose beginning could be read and was written.
  public var cutFiles = 0
  /// Records passed through because they hold no text.
  public var failedRecords = 0
  /// Documents kept aside for their damage score.
  public var quarantined = 0
  /// Why the run ended before its inputs did.
  public var stoppedBy: BatchError?

  /// Creates empty counts.
  public init() {}

  /// Whether something failed.
  public var hasFailures: Bool { failedFiles + failedRecords > 0 || stoppedBy != nil }
  /// Whether nothing at all was done.
  public var didNothing: Bool { (failedFiles > 0 || stoppedBy != nil) && files == 0 && cutFiles == 0 }
}
