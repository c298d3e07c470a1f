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
    if input.format.content == .jsonl {
      var lines = JSONLinesReader(reader)
      let task = RecordTask(processor: processor, sessions: sessions, scanner: scanner, input: input)
      while let block = try lines.next() {
        block.forEachLine { number, range in if let name = task.id(block, number, range) { body(name) } }
      }
      return
    }
    var table = TableReader(reader, input.format.content, options: processor.records, name: input.name)
    while let block = try table.next() {
      guard let header = block.header else { continue }
      let task = TableTask(processor: processor, sessions: sessions, input: input, header: header)
      for row in block.rows ?? [] {
        if case .record(_, let id) = row.kind { body(task.id(id, row, block)) }
      }
    }
  }
}
