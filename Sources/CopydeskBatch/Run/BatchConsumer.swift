internal import Copydesk

/// Takes what a run makes, in the order of its inputs.
protocol BatchConsumer {
  /// What the consumer needs of each document.
  var products: BatchProducts { get }

  /// The damage score above which documents are kept aside, if any are.
  var quarantineThreshold: Double? { get }

  /// How much of an input an earlier run has done; asked before it is opened.
  func progress(of input: InputFile) throws(BatchError) -> InputProgress
  /// Begins an input.
  mutating func begin(_ input: InputFile) throws(DeliveryError)
  /// Takes a plain file, or the next records of a file; `summary` is what the run has come to with them.
  mutating func add(_ block: ProcessedBlock, of input: InputFile, _ summary: BatchSummary) throws(DeliveryError)
  /// Ends an input.
  mutating func end(_ input: InputFile, _ ending: InputEnding, _ summary: BatchSummary) throws(DeliveryError)
  /// Ends the run.
  mutating func finish(_ summary: BatchSummary) throws(BatchError)
  /// Ends the run early: what is finished shall stay and be complete; gives whether anything is.
  mutating func stop(_ summary: BatchSummary) throws(BatchError) -> Bool
  /// Gives the run up.
  mutating func discard()
}

extension BatchConsumer {
  var quarantineThreshold: Double? { nil }

  func progress(of input: InputFile) throws(BatchError) -> InputProgress { .new }
}
