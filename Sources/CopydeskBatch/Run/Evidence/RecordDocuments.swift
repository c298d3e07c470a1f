internal import Copydesk

/// The documents of a block of records, by the names a run gives them.
struct RecordDocuments {
  let records: RecordOptions
  let path: String
  private let scanner: RecordScanner
  private let names: [[UInt8]]

  init(_ records: RecordOptions, path: String) throws(RecordError) {
    self.records = records
    self.path = path
    scanner = try RecordScanner()
    names = [records.textField, records.idField].map { Array($0.utf8) }
  }

  /// Calls `body` with every record that holds a text; others are the cleaning run's to report.
  func forEach(in block: RecordBlock, _ body: (Document) -> Void) {
    if let rows = block.rows {
      forEachRow(rows, in: block, body)
      return
    }
    block.forEachLine { number, range in
      var range = range
      if number == 1, block.bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) {
        range = range.lowerBound + 3..<range.upperBound
      }
      guard let fields = try? scanner.fields(names, in: block.bytes, range), let text = fields[0], text.kind == .string
      else { return }
      body(
        Document(
          id: id(fields[1], block.bytes) ?? "\(path):\(number)",
          bytes: JSONStringLiteral(block.bytes[text.content]).text))
    }
  }

  private func forEachRow(_ rows: [TableRow], in block: RecordBlock, _ body: (Document) -> Void) {
    for row in rows {
      guard case .record(let text, let id) = row.kind else { continue }
      let name = id.map { String(decoding: TableField(block.bytes[$0]).text, as: UTF8.self) }
      body(Document(id: name ?? "\(path):\(row.number)", bytes: TableField(block.bytes[text]).text))
    }
  }

  private func id(_ field: RecordField?, _ bytes: [UInt8]) -> String? {
    switch field?.kind {
    case .string: field.map { String(decoding: JSONStringLiteral(bytes[$0.content]).text, as: UTF8.self) }
    case .number: field.map { String(decoding: bytes[$0.value], as: UTF8.self) }
    default: nil
    }
  }
}
