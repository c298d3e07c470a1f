internal import Copydesk

/// Counts the findings of a run over clean text.
struct FalseAlarmConsumer: BatchConsumer {
  private(set) var tally = FalseAlarmTally()

  var products: BatchProducts { .documents }

  mutating func begin(_ input: InputFile) throws(DeliveryError) {}

  mutating func add(_ block: ProcessedBlock, of input: InputFile, _ summary: BatchSummary) throws(DeliveryError) {
    for document in block.documents { tally.add(document.cleaned, original: document.original) }
  }

  mutating func end(_ input: InputFile, _ ending: InputEnding, _ summary: BatchSummary) throws(DeliveryError) {}

  mutating func finish(_ summary: BatchSummary) throws(BatchError) {}

  mutating func stop(_ summary: BatchSummary) throws(BatchError) -> Bool { true }

  mutating func discard() {}
}
