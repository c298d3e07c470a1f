internal import Copydesk

/// Tells the names of a file's documents without cleaning them.
struct DocumentNaming {
  private let processor: BlockProcessor
  private let sessions: SessionSet
  private let scanner: RecordScanner

  init(cleaner: Cleaner, records: RecordOptions) throws(BatchError) {
    processor = BlockProcessor(sessions: SessionPool(cleaner), records: records, products: [])
    do {
      sessions = SessionSet(base: try cleaner.makeSession(), choices: [])
    } catch {
      throw .configuration(error.description)
    }
    do {
      scanner = try RecordScanner()
    } catch {
      throw .configuration(error.description)
    }
  }

  /// Hands on the name of every record that holds a text.
  func forEachName(in input: InputFile, _ body: (String) -> Void) throws(BatchError) {
    let (reader, _) = try input.open()
    let task = RecordTask(processor: processor, sessions: sessions, scanner: scanner, input: input)
    var records = try input.recordReader(reader, processor.records)
    while let block = try records.next() {
      if let entries = block.archive {
        let task = ArchiveTask(processor: processor, sessions: sessions, input: input)
        for entry in entries { if let name = task.name(entry, block) { body(name) } }
      } else if let header = block.header {
        let task = TableTask(processor: processor, sessions: sessions, input: input, header: header)
        for row in block.rows ?? [] { if case .record(_, let id) = row.kind { body(task.id(id, row, block)) } }
      } else if block.rows == nil {
        block.forEachRecord { place in if let name = task.id(place, of: block) { body(name) } }
      }
    }
  }
}
