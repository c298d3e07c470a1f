/// Is told how a run goes, to tell the user.
public protocol BatchObserver: AnyObject {
  /// A file or record could not be done.
  func documentFailed(_ failure: BatchFailure)
  /// A file of a folder is not read.
  func fileSkipped(_ path: String, _ reason: SkipReason)
  /// More documents are done.
  func progressed(_ progress: BatchProgress)
  /// Something the user should know that is no failure.
  func noticed(_ message: String)
}
