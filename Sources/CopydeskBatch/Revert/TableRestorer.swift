internal import Copydesk

/// Gives the records of a CSV, TSV or WARC file back as they were before cleaning, by where the ledger says they are.
struct TableRestorer {
  private let file: InputFile
  private let ledger: String
  private let parts: [LedgerIndex.Part]
  private var documents: LedgerDocuments?
  private var next: LedgerDocuments.Document?
  private let added: AddedFields
  private let content: InputFormat.Content
  private let delimiter: UInt8

  /// Takes the parts of a ledger about a file, and the columns cleaning added.
  init(_ file: InputFile, ledger: String, parts: [LedgerIndex.Part], added: AddedFields) throws(BatchError) {
    self.file = file
    self.ledger = ledger
    self.parts = parts
    self.added = added
    content = file.format.content
    delimiter = added.dialect.delimiter ?? (content == .tsv ? 0x09 : 0x2C)
    guard !parts.isEmpty else { return }
    var documents = try LedgerDocuments(ledger, parts: parts)
    next = try documents.nextDocument()
    self.documents = documents
  }

  /// Gives the file back.
  mutating func restore(into write: ([UInt8]) throws(BatchError) -> Void) throws(BatchError) {
    if added.names.isEmpty || content == .wet { try restoreFields(into: write) } else { try restoreRows(into: write) }
    while let document = next, document.isRejected { next = try documents?.nextDocument() }
    if let record = next?.note?.record {
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
      if document.isRejected { continue }
      guard let field = document.note?.field else { throw .noteMissing(ledger, document.line) }
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

  /// Takes the added columns out of every record that got them, and gives the text back where it was written over.
  ///
  /// The ledger says where records stand that were passed by. They are copied unread: with the columns of others around
  /// them they could read as records that got columns too.
  private mutating func restoreRows(into write: ([UInt8]) throws(BatchError) -> Void) throws(BatchError) {
    var passages = try parts.isEmpty ? nil : LedgerDocuments(ledger, parts: parts)
    let reader = BoundedReader(try file.open().0)
    var options = RecordOptions(textField: next?.note?.textField ?? added.textField ?? "text")
    options.dialect = added.dialect
    var table = TableReader(reader, content, options: options, name: file.name)
    var (line, record) = (1, 1)
    while true {
      let passage = try passages?.nextRejected()
      let place = passage?.note?.field
      if let passage, place == nil { throw .noteMissing(ledger, passage.line) }
      reader.end = place?.lowerBound
      while let block = try table.next() {
        try write(try restored(block))
        line += block.lineCount
        record += block.rows?.count(where: { $0.kind != .blank }) ?? 0
      }
      guard let place else { return }
      guard let header = table.header, reader.offset == place.lowerBound, passage?.note?.record == record else {
        throw .ledgerMismatch(path: file.name, line: line, reason: DocumentSeal.mismatch)
      }
      reader.end = place.upperBound
      line += try copy(reader, place.count, into: write)
      record += 1
      table = TableReader(reader, after: header, line: line, record: record, options: options, name: file.name)
    }
  }

  /// Copies bytes; returns the line feeds among them.
  private func copy(
    _ reader: BoundedReader, _ count: Int, into write: ([UInt8]) throws(BatchError) -> Void
  ) throws(BatchError) -> Int {
    var left = count
    var feeds = 0
    while left > 0 {
      var bytes: [UInt8] = []
      let received = try reader.read(min(left, 1 << 18), into: &bytes)
      guard received > 0 else {
        throw .ledgerMismatch(path: file.name, line: nil, reason: "it is too short; " + DocumentSeal.mismatch)
      }
      feeds += bytes.count(where: { $0 == 0x0A })
      left -= received
      try write(bytes)
    }
    return feeds
  }

  private mutating func restored(_ block: RecordBlock) throws(BatchError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(block.count)
    for row in block.rows ?? [] {
      while let document = next, document.isRejected { next = try documents?.nextDocument() }
      let document = next?.note?.record == row.number ? next : nil
      if document != nil { next = try documents?.nextDocument() }
      switch row.kind {
      case .blank: result += block.bytes[row.range]
      case .malformed:
        throw .ledgerMismatch(path: file.name, line: row.line, reason: "the record lacks the added columns")
      case .header: result += try shortened(row, block, nil)
      case .record(let text, _): result += try shortened(row, block, document.map { (text, $0) })
      }
    }
    return result
  }

  private func shortened(
    _ row: TableRow, _ block: RecordBlock, _ known: (place: Range<Int>, document: LedgerDocuments.Document)?
  ) throws(BatchError) -> [UInt8] {
    // Before the first record a mark of the byte order is not part of its first field; before another it is text.
    let mark = row.number == 1 ? block.bytes[row.range].byteOrderMarkLength : 0
    let start = row.range.lowerBound + mark
    let bytes = Array(block.bytes[start..<max(start, row.contentEnd)])
    let places = TableField.places(in: bytes, delimiter: delimiter, isRaw: block.header?.isRaw == true)
    let kept = places.count - added.names.count
    guard places.count == block.header?.names.count, kept > 0 else {
      throw .ledgerMismatch(path: file.name, line: row.line, reason: "the record lacks the added columns")
    }
    let end = start + places[kept - 1].upperBound
    var result = Array(block.bytes[row.range.lowerBound..<start])
    if let known, added.outputField == nil, start <= known.place.lowerBound, known.place.upperBound <= end {
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
    if document.note?.layout == .archive {
      return try ArchiveTask.original(Array(source), document, path: file.name)
    }
    let text = try DocumentSeal.original(
      of: TableField(source, isRaw: document.note?.isRaw == true).text, document, path: file.name, line: record)
    guard document.ledger.findings.contains(where: { $0.after != nil }) else { return Array(source) }
    guard document.note?.wasQuoted == true else { return text }
    return TableField.source(of: text, isQuoted: true, delimiter: delimiter)
  }
}
