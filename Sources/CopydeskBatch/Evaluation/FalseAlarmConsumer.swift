internal import Copydesk

/// Counts the findings of a run over clean text.
struct FalseAlarmConsumer: BatchConsumer {
  private(set) var tally = FalseAlarmTally()

  var products: BatchProducts { .documents }

  mutating func begin(_ input: InputFile) throws(DeliveryError) {}

  mutating func add(_ block: ProcessedBlock, of input: InputFile) throws(DeliveryError) {
    for document in block.documents { tally.add(document.cleaned, original: document.original) }
  }

  mutating func end(_ input: InputFile, isComplete: Bool) throws(DeliveryError) {}

  mutating func finish(_ statistics: RunStatistics) throws(BatchError) {}

  mutating func discard() {}
}
