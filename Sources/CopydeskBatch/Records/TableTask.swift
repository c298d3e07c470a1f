internal import Copydesk

/// Cleans the records of a CSV or TSV file one after another; what is not the text passes through byte for byte.
struct TableTask {
  let processor: BlockProcessor
  let sessions: SessionSet
  let input: InputFile
  let header: TableHeader

  func process(_ row: TableRow, of records: RecordBlock, into block: inout ProcessedBlock) {
    let start = block.output.count
    var item = ProcessedItem(kind: .passed, output: start..<start)
    var others: [ProcessedItem] = []
    switch row.kind {
    case .blank:
      if processor.sample != nil { return }
      item.records = 0
      if processor.products.contains(.output) { block.output += records.bytes[row.range] }
    case .header: write(row, of: records, added: headerFields(), into: &block)
    case .malformed(let error):
      if processor.sample != nil { return }
      if processor.products.contains(.output) { block.output += records.bytes[row.range] }
      // Where it stands, so that revert need not find it among records that got columns.
      item.field = 0..<row.range.count
      processor.addFailure(error, of: input, line: row.line, record: row.number, to: &block, &item)
    case .record(let text, let id):
      let name = self.id(id, row, records)
      if let sample = processor.sample, !sample.contains(name) { return }
      item.kind = .document
      clean(row, records.texts(of: row, text, header), name, of: records, into: &block, &item, &others)
    }
    item.output = start..<block.output.count
    block.items.append(item)
    for var other in others {
      // Their fields are told from where the record's output ends.
      let (size, end) = (item.output.count, item.output.upperBound)
      other.output = end..<end
      other.field = other.field.map { $0.lowerBound - size..<$0.upperBound - size }
      block.items.append(other)
    }
  }

  /// The name of a record's document.
  func id(_ field: Range<Int>?, _ row: TableRow, _ records: RecordBlock) -> String {
    RecordNaming(file: input.name).name(field, of: row, in: records)
  }

  /// What came of one text of a record.
  private struct Result {
    var column: Int
    var place: Range<Int>
    var field: TableField
    var cleaned: CleanedDocument
    var source: [UInt8]
  }

  private func clean(
    _ row: TableRow, _ texts: [(column: Int, place: Range<Int>)], _ id: String, of records: RecordBlock,
    into block: inout ProcessedBlock, _ item: inout ProcessedItem, _ others: inout [ProcessedItem]
  ) {
    let value = processor.records.sourceField.flatMap { records.value(of: $0, in: row) }
    let session = sessions.session(source: value)
    let site = SourceNaming(input, processor.records).source(value)
    var results: [Result] = []
    for (column, place) in texts {
      let label = header.label(ofColumn: column)
      let field = TableField(records.bytes[place], isRaw: header.isRaw)
      let cleaned = processor.clean(
        Document(id: id + label, bytes: field.text, source: site), with: session, of: input, record: row.number,
        label: label)
      guard let source = source(of: cleaned, field, records.bytes[place]) else {
        item.kind = .passed
        let start = block.output.count
        if processor.products.contains(.output) { block.output += records.bytes[row.range] }
        item.field = 0..<row.range.count
        item.output = start..<block.output.count
        return processor.addFailure(.unwritable, of: input, line: row.line, record: row.number, to: &block, &item)
      }
      results.append(Result(column: column, place: place, field: field, cleaned: cleaned, source: source))
    }
    let options = processor.records
    var added: [[UInt8]] = []
    if let first = results.first {
      if options.outputField != nil { added.append(first.source) }
      if options.scoreField != nil {
        added.append(Array("\(DamageScore.score(first.cleaned.ledger, original: first.field.text))".utf8))
      }
    }
    let keepsText = options.outputField != nil
    let fields = keepsText ? [] : results.map { ($0.place, $0.source) }
    write(row, of: records, replacing: fields, added: added, into: &block)
    var growth = 0
    for (index, result) in results.enumerated() {
      var own = index == 0 ? item : .further
      if !keepsText {
        let offset = result.place.lowerBound - row.range.lowerBound + growth
        own.field = offset..<offset + result.source.count
        growth += result.source.count - result.place.count
      }
      let note = RecordNote(
        inputRecord: row.number, input: input.name, textField: header.textName(ofColumn: result.column),
        outputField: options.outputField, spelling: nil, wasQuoted: result.field.isQuoted, isRaw: header.isRaw)
      let location =
        processor.products.contains(.places) ? place(of: result.field, at: result.place, row, records) : nil
      processor.add(
        result.cleaned, original: result.field.text, line: row.line, record: row.number, note: note, place: location,
        to: &block, &own)
      if index == 0 { item = own } else { others.append(own) }
    }
    item.noteScores(of: others)
  }

  /// A cleaned text as its field has to be written; nil for one that no field can hold.
  private func source(
    of cleaned: CleanedDocument, _ field: TableField, _ original: ArraySlice<UInt8>
  ) -> [UInt8]? {
    if !cleaned.isChanged { return Array(original) }
    if header.isRaw {
      // Where no mark can hold a delimiter, a text that has one cannot be written.
      let isWritable = !cleaned.bytes.contains { $0 == header.delimiter || $0 == 0x0A || $0 == 0x0D }
      return isWritable ? cleaned.bytes : nil
    }
    return TableField.source(of: cleaned.bytes, isQuoted: field.isQuoted, delimiter: header.delimiter)
  }

  /// Where the text stands in its file, as if no quotation mark of it were doubled.
  private func place(
    of field: TableField, at place: Range<Int>, _ row: TableRow, _ records: RecordBlock
  ) -> DocumentPlace {
    let before = records.bytes[row.range.lowerBound..<place.lowerBound + (field.isQuoted ? 1 : 0)]
      .drop { $0 == 0x0A || $0 == 0x0D }
    return DocumentPlace(
      line: row.line, record: before + field.text, literal: JSONStringLiteral([]), contentStart: before.count)
  }

  private func headerFields() -> [[UInt8]] { header.fields(addedBy: processor.records) }

  /// Writes a record with fields replaced and others added at its end.
  private func write(
    _ row: TableRow, of records: RecordBlock, replacing fields: [(place: Range<Int>, source: [UInt8])] = [],
    added: [[UInt8]], into block: inout ProcessedBlock
  ) {
    guard processor.products.contains(.output) else { return }
    var position = row.range.lowerBound
    for (place, source) in fields {
      block.output += records.bytes[position..<place.lowerBound]
      block.output += source
      position = place.upperBound
    }
    block.output += records.bytes[position..<row.contentEnd]
    for field in added {
      block.output.append(header.delimiter)
      block.output += field
    }
    block.output += records.bytes[row.contentEnd..<row.range.upperBound]
  }
}
