internal import Copydesk

/// Takes what a run makes, in the order of its inputs.
protocol BatchConsumer {
  /// What the consumer needs of each document.
  var products: BatchProducts { get }

  /// Begins an input.
  mutating func begin(_ input: InputFile) throws(DeliveryError)
  /// Takes a plain file, or the next lines of a JSON Lines file.
  mutating func add(_ block: ProcessedBlock, of input: InputFile) throws(DeliveryError)
  /// Ends an input; `isComplete` is false if it could not be read to its end.
  mutating func end(_ input: InputFile, isComplete: Bool) throws(DeliveryError)
  /// Ends the run.
  mutating func finish(_ statistics: RunStatistics) throws(BatchError)
  /// Gives the run up.
  mutating func discard()
}
