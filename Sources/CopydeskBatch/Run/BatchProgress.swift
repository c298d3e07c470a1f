public import Copydesk

/// How far a run has come.
public struct BatchProgress: Sendable {
  /// Counts over all documents so far.
  public var statistics: RunStatistics
  /// Bytes read of all files, as they lie on the disk.
  public var readBytes: Int
}
