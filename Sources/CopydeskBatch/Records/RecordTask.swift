internal import Copydesk
internal import CopydeskLedger
internal import CopydeskReport

/// Cleans JSON records one after another.
struct RecordTask {
  let processor: BlockProcessor
  let sessions: SessionSet
  let scanner: RecordScanner
  let input: InputFile

  func process(_ lines: RecordBlock, _ number: Int, _ line: Range<Int>, into block: inout ProcessedBlock) {
    let bytes = lines.bytes
    let wantsOutput = processor.products.contains(.output)
    let end = min(line.upperBound + 1, lines.count)
    let start = block.output.count
    var item = ProcessedItem(kind: .passed, output: start..<start)
    do {
      if let record = try record(lines, number, line) {
        if let sample = processor.sample, !sample.contains(record.id) { return }
        item.kind = .document
        let edited = try clean(record, into: &block, &item)
        if wantsOutput {
          block.output += bytes[line.lowerBound..<edited.place.lowerBound]
          block.output += edited.bytes
          block.output += bytes[edited.place.upperBound..<end]
        }
      } else {
        if processor.sample != nil { return }
        if wantsOutput { block.output += bytes[line.lowerBound..<end] }
      }
    } catch {
      if processor.sample != nil { return }
      if wantsOutput { block.output += bytes[line.lowerBound..<end] }
      processor.addFailure(error, of: input, line: number, record: number, to: &block, &item)
    }
    item.output = start..<block.output.count
    block.items.append(item)
  }

  /// The name of a line's document; nil for a line that holds none.
  func id(_ lines: RecordBlock, _ number: Int, _ line: Range<Int>) -> String? {
    (try? record(lines, number, line))?.id
  }

  /// A record whose text has been found.
  private struct Record {
    var number: Int
    var id: String
    /// What the field for the source has, if there is one.
    var source: String?
    var line: ArraySlice<UInt8>
    var text: RecordField
    var literal: JSONStringLiteral
  }

  /// Finds the text of a line; nil for a blank one.
  private func record(_ lines: RecordBlock, _ number: Int, _ line: Range<Int>) throws(RecordError) -> Record? {
    if number == 1 {
      if let encoding = WideEncoding(lines.bytes[line]) { throw encoding == .utf16 ? .utf16 : .utf32 }
    }
    let range = lines.bytes.withoutByteOrderMark(line)
    if lines.bytes[range].isBlankLine { return nil }
    let options = processor.records
    let added = [options.outputField, options.scoreField].compactMap { $0 }
    let source = options.sourceField
    let names = [options.textField, options.idField] + added + [source].compactMap { $0 }
    let fields = try scanner.fields(names.map { Array($0.utf8) }, in: lines.bytes, range)
    guard let text = fields[0] else {
      throw .missingField(options.textField, known: RecordError.fieldNames(of: lines.bytes[range]))
    }
    // No text is no damage.
    if text.kind == .null { return nil }
    guard text.kind == .string else { throw .notAString(options.textField, text.kind) }
    if text.isNested, let name = added.first { throw .notBeside(name, options.textField) }
    for (name, field) in zip(added, fields[2...]) where field != nil { throw .fieldExists(name) }
    return Record(
      number: number, id: RecordNaming(file: input.name).name(fields[1], in: lines.bytes, line: number),
      source: source == nil ? nil : fields.last.flatMap { $0?.string(in: lines.bytes) },
      line: lines.bytes[line], text: text,
      literal: JSONStringLiteral(lines.bytes[text.content]))
  }

  /// Cleans a record's text and says which bytes of the line to replace.
  private func clean(
    _ record: Record, into block: inout ProcessedBlock, _ item: inout ProcessedItem
  ) throws(RecordError) -> (place: Range<Int>, bytes: [UInt8]) {
    let cleaned = processor.clean(
      Document(
        id: record.id, bytes: record.literal.text, source: SourceNaming(input, processor.records).source(record.source)),
      with: sessions.session(source: record.source), of: input, record: record.number)
    var content = record.literal.source
    if cleaned.isChanged { content = try self.content(record.literal, cleaned) }
    let options = processor.records
    let note = RecordNote(
      inputRecord: record.number, input: input.name, textField: options.textField, outputField: options.outputField,
      spelling: cleaned.isChanged ? JSONStringSpelling(of: record.literal) : nil)
    let place =
      processor.products.contains(.places)
      ? DocumentPlace(
        line: record.number, record: Array(record.line), literal: record.literal,
        contentStart: record.text.content.lowerBound - record.line.startIndex) : nil
    processor.add(
      cleaned, original: record.literal.text, line: record.number, record: record.number, note: note, place: place,
      to: &block, &item)
    guard options.outputField != nil || options.scoreField != nil else { return (record.text.content, content) }
    var added: [UInt8] = []
    if let name = options.outputField { added += Self.member(name) + [0x22] + content + [0x22] }
    if let name = options.scoreField {
      added += Self.member(name) + Array("\(DamageScore.score(cleaned.ledger, original: record.literal.text))".utf8)
    }
    if options.outputField != nil {
      let end = record.text.value.upperBound
      return (end..<end, added)
    }
    return (record.text.content.lowerBound..<record.text.value.upperBound, content + [0x22] + added)
  }

  private static func member(_ name: String) -> [UInt8] {
    Array(",\"".utf8) + (JSONStringStyle.plain.content(of: Array(name.utf8)[...]) ?? []) + Array("\":".utf8)
  }

  /// Writes the cleaned text as a string, and makes sure that it reads as the same text.
  private func content(_ literal: JSONStringLiteral, _ cleaned: CleanedDocument) throws(RecordError) -> [UInt8] {
    guard let script = try? cleaned.ledger.script(), let content = literal.content(applying: script.changes),
      JSONStringLiteral(content[...]).text == cleaned.bytes
    else { throw .unwritable }
    return content
  }
}

/// Which fields of a JSON record, or columns of a table, hold what.
public struct RecordOptions: Hashable, Sendable {
  /// The field with the text.
  public var textField: String
  /// The field with the name findings are reported under; a record without it is called `path:line`.
  public var idField: String
  /// The field to write the cleaned text to, beside the original; nil writes over it.
  public var outputField: String?
  /// The field to write the damage score to; nil writes none.
  public var scoreField: String?
  /// The field that tells a record's source; nil if the folder of its file does.
  public var sourceField: String?
  /// How tables are written.
  public var dialect = TableDialect()

  /// Creates options.
  public init(
    textField: String = "text", idField: String = "id", outputField: String? = nil, scoreField: String? = nil
  ) {
    self.textField = textField
    self.idField = idField
    self.outputField = outputField
    self.scoreField = scoreField
  }
}
