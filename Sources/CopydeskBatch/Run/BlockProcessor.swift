internal import Copydesk
internal import CopydeskLedger
internal import CopydeskReport

/// Cleans what a reader gave: the work of one task.
struct BlockProcessor: Sendable {
  var cleaner: Cleaner
  var records: RecordOptions
  /// What the run wants made of each block.
  var products: BatchProducts

  /// Cleans one plain text.
  func process(_ bytes: [UInt8], of input: InputFile, output: String?) throws(ConfigurationError) -> ProcessedBlock {
    let session = try cleaner.makeSession()
    let cleaned = session.clean(Document(id: input.path, bytes: bytes))
    var block = ProcessedBlock()
    block.statistics = cleaned.statistics
    if products.contains(.ledger) {
      block.ledger = LedgerLine.encode(cleaned.ledger, original: bytes, output: output)
    }
    if products.contains(.output) { block.output = cleaned.bytes }
    if products.contains(.documents) { block.documents = [ProcessedDocument(cleaned: cleaned, original: bytes)] }
    return block
  }

  /// Cleans the records of a block; a line that holds none is passed through and listed.
  func process(
    _ lines: RecordBlock, of input: InputFile, output: String?, outputLine: Int
  ) throws(ConfigurationError) -> ProcessedBlock {
    let session = try cleaner.makeSession()
    var block = ProcessedBlock()
    if products.contains(.output) { block.output.reserveCapacity(lines.count + lines.count / 8) }
    do {
      var task = RecordTask(
        processor: self, session: session, scanner: try RecordScanner(), input: input, output: output,
        lineShift: outputLine - lines.firstLine)
      lines.forEachLine { number, range in task.process(lines, number, range, into: &block) }
    } catch {
      block.failures.append((lines.firstLine, error))
      block.output = Array(lines.bytes.prefix(lines.count))
    }
    return block
  }
}
