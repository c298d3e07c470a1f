/// What the reader of a run meets, in order.
enum WorkEvent: Sendable {
  case begin(InputFile)
  case work(Work)
  /// Work that a task has taken over.
  case started(InputFile, size: Int)
  case end(InputFile)
  /// An input could not be opened, or not be read to its end; `begun` tells which.
  case failure(InputFile?, BatchError, begun: Bool)
  case skipped(String)
}
