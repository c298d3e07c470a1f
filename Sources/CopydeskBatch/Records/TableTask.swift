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
      clean(row, text, name, of: records, into: &block, &item)
    }
    item.output = start..<block.output.count
    block.items.append(item)
  }

  /// The name of a record's document.
  func id(_ field: Range<Int>?, _ row: TableRow, _ records: RecordBlock) -> String {
    RecordNaming(file: input.name).name(field, of: row, in: records)
  }

  private func clean(
    _ row: TableRow, _ place: Range<Int>, _ id: String, of records: RecordBlock, into block: inout ProcessedBlock,
    _ item: inout ProcessedItem
  ) {
    let field = TableField(records.bytes[place], isRaw: header.isRaw)
    let options = processor.records
    let value = options.sourceField.flatMap { records.value(of: $0, in: row) }
    let cleaned = processor.clean(
      Document(id: id, bytes: field.text, source: SourceNaming(input, options).source(value)),
      with: sessions.session(source: value), of: input, record: row.number)
    var source = Array(records.bytes[place])
    if cleaned.isChanged, header.isRaw {
      // Where no mark can hold a delimiter, a text that has one cannot be written.
      if cleaned.bytes.contains(where: { $0 == header.delimiter || $0 == 0x0A || $0 == 0x0D }) {
        item.kind = .passed
        let start = block.output.count
        if processor.products.contains(.output) { block.output += records.bytes[row.range] }
        item.field = 0..<row.range.count
        item.output = start..<block.output.count
        return processor.addFailure(.unwritable, of: input, line: row.line, record: row.number, to: &block, &item)
      }
      source = cleaned.bytes
    } else if cleaned.isChanged {
      source = TableField.source(of: cleaned.bytes, isQuoted: field.isQuoted, delimiter: header.delimiter)
    }
    var added: [[UInt8]] = []
    if options.outputField != nil { added.append(source) }
    if options.scoreField != nil {
      added.append(Array("\(DamageScore.score(cleaned.ledger, original: field.text))".utf8))
    }
    if options.outputField == nil {
      write(row, of: records, replacing: place, with: source, added: added, into: &block)
      let offset = place.lowerBound - row.range.lowerBound
      item.field = offset..<offset + source.count
    } else {
      write(row, of: records, added: added, into: &block)
    }
    let note = RecordNote(
      inputRecord: row.number, input: input.name, textField: options.textField, outputField: options.outputField,
      spelling: nil, wasQuoted: field.isQuoted, isRaw: header.isRaw)
    let location = processor.products.contains(.places) ? self.place(of: field, at: place, row, records) : nil
    processor.add(
      cleaned, original: field.text, line: row.line, record: row.number, note: note, place: location, to: &block, &item)
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

  /// Writes a record with its text replaced and fields added at its end.
  private func write(
    _ row: TableRow, of records: RecordBlock, replacing place: Range<Int>? = nil, with source: [UInt8] = [],
    added: [[UInt8]], into block: inout ProcessedBlock
  ) {
    guard processor.products.contains(.output) else { return }
    var position = row.range.lowerBound
    if let place {
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
