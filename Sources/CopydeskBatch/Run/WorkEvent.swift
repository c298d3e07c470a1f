/// What the reader of a run meets, in order.
enum WorkEvent: Sendable {
  case begin(InputFile)
  case work(Work)
  /// Work that a task has taken over.
  case started(InputFile, size: Int)
  case end(InputFile, InputEnding)
  /// An input could not be found, or is of a kind that is not read.
  case failure(BatchError)
  case skipped(String, SkipReason)
  /// An earlier run has done the input.
  case done(InputFile, failed: Bool)
}
