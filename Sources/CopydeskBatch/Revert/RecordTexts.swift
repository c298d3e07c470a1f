/// Finds the texts of some records of a file, asked for in ascending order.
struct RecordTexts {
  private let file: InputFile
  private var reader: any RecordBlockReader
  private var block: RecordBlock?
  private let scanner: RecordScanner

  /// Opens a file whose texts are in a field.
  init(_ file: InputFile, field: String) throws(BatchError) {
    self.file = file
    let (bytes, _) = try file.open()
    reader =
      file.format.content == .jsonl
      ? JSONLinesReader(bytes)
      : TableReader(bytes, file.format.content, options: RecordOptions(textField: field), name: file.name)
    do {
      scanner = try RecordScanner()
    } catch {
      throw .ledgerMismatch(path: file.name, line: nil, reason: error.description)
    }
  }

  /// The text of a record; empty for one that holds none.
  ///
  /// - Throws: ``BatchError`` if the file has no such record.
  mutating func text(ofRecord record: Int, field: String) throws(BatchError) -> [UInt8] {
    while block.map({ $0.end.record <= record }) ?? true {
      guard let next = try reader.next() else {
        throw .ledgerMismatch(path: file.name, line: record, reason: "there is no such record")
      }
      block = next
    }
    guard let block else { return [] }
    if let rows = block.rows {
      guard let row = rows.first(where: { $0.number == record }), case .record(let text, _) = row.kind
      else { return [] }
      return TableField(block.bytes[text]).text
    }
    guard var range = block.range(ofLine: record) else { return [] }
    if record == 1, block.bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) {
      range = (range.lowerBound + 3)..<range.upperBound
    }
    guard let found = try? scanner.fields([Array(field.utf8)], in: block.bytes, range)[0], found.kind == .string
    else { return [] }
    return JSONStringLiteral(block.bytes[found.content]).text
  }
}
