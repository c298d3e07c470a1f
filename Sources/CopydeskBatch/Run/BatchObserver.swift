public import Copydesk

/// Is told how a run goes, to tell the user.
public protocol BatchObserver: AnyObject {
  /// A file or record could not be done.
  func documentFailed(_ failure: BatchFailure)
  /// A file of a folder is of a kind that is not read.
  func fileSkipped(_ path: String)
  /// More documents are done; `statistics` counts all so far.
  func advanced(_ statistics: RunStatistics)
}
