internal import CLibCSV
internal import Copydesk

/// Gives the records of a CSV or TSV file back as they were before cleaning.
struct TableRestorer {
  private let file: InputFile
  private var documents: LedgerDocuments?
  private var next: LedgerDocuments.Document?
  private let added: AddedFields
  private let delimiter: UInt8

  /// Takes the parts of a ledger about a file, and the columns cleaning added.
  init(_ file: InputFile, ledger: String, parts: [LedgerIndex.Part], added: AddedFields) throws(BatchError) {
    self.file = file
    self.added = added
    delimiter = file.format.content == .tsv ? 0x09 : 0x2C
    guard !parts.isEmpty else { return }
    var documents = try LedgerDocuments(ledger, parts: parts)
    next = try documents.nextDocument()
    self.documents = documents
  }

  /// Gives the file back.
  mutating func restore(into write: ([UInt8]) throws(BatchError) -> Void) throws(BatchError) {
    if added.names.isEmpty { try restoreFields(into: write) } else { try restoreRows(into: write) }
    if let record = next?.note?.record, next?.isRejected == false {
      throw .ledgerMismatch(path: file.name, line: nil, reason: "there is no record \(record)")
    }
  }

  /// Replaces fields where the ledger says they are, and passes all else by without looking at it.
  private mutating func restoreFields(into write: ([UInt8]) throws(BatchError) -> Void) throws(BatchError) {
    var buffer = BlockBuffer(try file.open().0)
    while true {
      guard let document = next else {
        buffer.fill(to: 1 << 18)
        if buffer.bytes.isEmpty { break }
        try write(buffer.take(buffer.bytes.count))
        continue
      }
      next = try documents?.nextDocument()
      guard let field = document.note?.field, !document.isRejected else { continue }
      while buffer.offset < field.lowerBound {
        buffer.fill(to: min(field.lowerBound - buffer.offset, 1 << 18))
        if buffer.bytes.isEmpty { break }
        try write(buffer.take(min(buffer.bytes.count, field.lowerBound - buffer.offset)))
      }
      buffer.fill(to: field.count)
      guard buffer.offset == field.lowerBound, buffer.bytes.count >= field.count else {
        throw .ledgerMismatch(path: file.name, line: nil, reason: "it is too short; " + DocumentSeal.mismatch)
      }
      try write(try original(buffer.take(field.count)[...], document))
    }
    if let failure = buffer.failure { throw failure }
  }

  /// Takes the added columns out of every record, and gives the text back where it was written over.
  private mutating func restoreRows(into write: ([UInt8]) throws(BatchError) -> Void) throws(BatchError) {
    let options = RecordOptions(textField: next?.note?.textField ?? "text")
    var reader = TableReader(try file.open().0, file.format.content, options: options, name: file.name)
    while let block = try reader.next() {
      var result: [UInt8] = []
      for row in block.rows ?? [] {
        let document = next?.note?.record == row.number ? next : nil
        if document != nil { next = try documents?.nextDocument() }
        switch row.kind {
        case .blank, .malformed: result += block.bytes[row.range]
        case .header: result += try shortened(row, block, nil)
        case .record(let text, _): result += try shortened(row, block, document.map { (text, $0) })
        }
      }
      try write(result)
    }
  }

  private func shortened(
    _ row: TableRow, _ block: RecordBlock, _ known: (place: Range<Int>, document: LedgerDocuments.Document)?
  ) throws(BatchError) -> [UInt8] {
    let start = row.range.lowerBound + TableReader.byteOrderMarkLength(block.bytes[row.range])
    let bytes = Array(block.bytes[start..<row.contentEnd])
    var fields = [clibcsv_field](repeating: clibcsv_field(), count: block.header?.names.count ?? 0)
    var count = 0
    _ = clibcsv_find_fields(bytes, bytes.count, delimiter, &fields, fields.count, &count)
    let kept = fields.count - added.names.count
    guard count == fields.count, kept > 0 else {
      throw .ledgerMismatch(path: file.name, line: row.line, reason: "the record lacks the added columns")
    }
    let end = start + fields[kept - 1].end
    var result = Array(block.bytes[row.range.lowerBound..<start])
    if let known, added.outputField == nil, known.place.upperBound <= end {
      result += block.bytes[start..<known.place.lowerBound]
      result += try original(block.bytes[known.place], known.document)
      result += block.bytes[known.place.upperBound..<end]
    } else {
      result += block.bytes[start..<end]
    }
    return result + block.bytes[row.contentEnd..<row.range.upperBound]
  }

  /// A field as it stood before cleaning.
  private func original(
    _ source: ArraySlice<UInt8>, _ document: LedgerDocuments.Document
  ) throws(BatchError) -> [UInt8] {
    let record = document.note?.record
    let text = try DocumentSeal.original(of: TableField(source).text, document, path: file.name, line: record)
    guard document.ledger.findings.contains(where: { $0.after != nil }) else { return Array(source) }
    guard document.note?.wasQuoted == true else { return text }
    return TableField.source(of: text, isQuoted: true, delimiter: delimiter)
  }
}
