internal import Copydesk
internal import NGrams

/// Hands cleaned documents to an adapter.
struct AdaptationConsumer: BatchConsumer {
  let adapter: BatchAdapter

  var products: BatchProducts { .documents }

  init(_ adapter: BatchAdapter) { self.adapter = adapter }

  mutating func begin(_ input: InputFile) throws(DeliveryError) {}

  mutating func add(_ block: ProcessedBlock, of input: InputFile, _ summary: BatchSummary) throws(DeliveryError) {
    do throws(BatchError) {
      for document in block.documents {
        try BatchAdaptationJob.adapting { () throws(ModelError) in try adapter.add(document.cleaned.bytes) }
      }
    } catch {
      throw .run(error)
    }
  }

  mutating func end(_ input: InputFile, _ ending: InputEnding, _ summary: BatchSummary) throws(DeliveryError) {}

  mutating func finish(_ summary: BatchSummary) throws(BatchError) {}

  mutating func stop(_ summary: BatchSummary) throws(BatchError) -> Bool { true }

  mutating func discard() {}
}
