internal import Copydesk
internal import CopydeskLedger
internal import CopydeskReport

/// Cleans JSON records one after another.
struct RecordTask {
  let processor: BlockProcessor
  let sessions: SessionSet
  let scanner: RecordScanner
  let input: InputFile

  func process(_ place: RecordPlace, of records: RecordBlock, into block: inout ProcessedBlock) {
    let bytes = records.bytes
    let wantsOutput = processor.products.contains(.output)
    let start = block.output.count
    var item = ProcessedItem(kind: .passed, output: start..<start)
    var others: [ProcessedItem] = []
    do {
      if let record = try record(place, of: records) {
        if let sample = processor.sample, !sample.contains(record.id) { return }
        item.kind = .document
        let edits = try clean(record, into: &block, &item, &others)
        if wantsOutput {
          var position = place.outer.lowerBound
          for edit in edits {
            block.output += bytes[position..<edit.range.lowerBound]
            block.output += edit.replacement
            position = edit.range.upperBound
          }
          block.output += bytes[position..<place.outer.upperBound]
        }
      } else {
        if processor.sample != nil { return }
        if place.range.isEmpty, records.places != nil { item.records = 0 }
        if wantsOutput { block.output += bytes[place.outer] }
      }
    } catch {
      if processor.sample != nil { return }
      if wantsOutput { block.output += bytes[place.outer] }
      processor.addFailure(error, of: input, line: place.line, record: place.number, to: &block, &item)
    }
    item.output = start..<block.output.count
    block.items.append(item)
    for var other in others {
      other.output = item.output.upperBound..<item.output.upperBound
      block.items.append(other)
    }
  }

  /// The name of a record; nil for what holds none.
  func id(_ place: RecordPlace, of records: RecordBlock) -> String? { (try? record(place, of: records))?.id }

  /// A record whose texts have been found.
  private struct Record {
    var place: RecordPlace
    /// How its file is laid out, if not in lines.
    var layout: RecordNote.Layout?
    /// Where it begins, behind a mark of the byte order.
    var start: Int
    var id: String
    /// What the field for the source has, if there is one.
    var source: String?
    var bytes: ArraySlice<UInt8>
    var texts: [(text: RecordText, literal: JSONStringLiteral)]
  }

  /// The line and column of places of a record that are asked for in ascending order, so that all of its texts together
  /// take one pass over it.
  private struct Position {
    var line: Int
    var before: LineStart
    private let bytes: ArraySlice<UInt8>
    private var offset: Int

    init(_ place: RecordPlace, _ bytes: ArraySlice<UInt8>) {
      (line, before) = (place.line, place.before)
      self.bytes = bytes
      offset = bytes.startIndex
    }

    mutating func advance(to end: Int) {
      let passed = bytes[offset..<max(offset, end)]
      line += passed.count { $0 == 0x0A }
      before.advance(over: passed)
      offset = max(offset, end)
    }
  }

  /// Finds the texts of a record; nil where there is none.
  private func record(_ place: RecordPlace, of records: RecordBlock) throws(RecordError) -> Record? {
    let bytes = records.bytes
    if place.number == 1 {
      if let encoding = WideEncoding(bytes[place.range]) { throw encoding == .utf16 ? .utf16 : .utf32 }
    }
    let range = bytes.withoutByteOrderMark(place.range)
    if bytes[range].isBlankLine { return nil }
    let options = processor.records
    let added = [options.outputField, options.scoreField].compactMap { $0 }
    let source = options.sourceField
    let finder = RecordTextFinder(options.textFields)
    let count = options.textFields.count
    let names = [options.idField] + added + [source].compactMap { $0 }
    let fields = try scanner.fields(finder.names + names.map { Array($0.utf8) }, in: bytes, range)
    let texts = try finder.texts(fields[..<count], in: bytes, range)
    // Before it is passed through: revert takes these fields out of every record of the output.
    for (name, field) in zip(added, fields[(count + 1)...]) where field != nil { throw .fieldExists(name) }
    if texts.isEmpty { return nil }
    if let name = added.first, fields[..<count].contains(where: { $0?.isNested == true }) {
      throw .notBeside(name, options.textField)
    }
    if let name = added.first, texts[0].element != nil { throw .notBesideList(name, options.textField) }
    return Record(
      place: place, layout: records.layout, start: range.lowerBound,
      id: RecordNaming(file: input.name).name(fields[count], in: bytes, line: place.line),
      source: source == nil ? nil : fields.last.flatMap { $0?.string(in: bytes) }, bytes: bytes[place.range],
      texts: texts.map { ($0, JSONStringLiteral(bytes[$0.content])) })
  }

  /// Cleans a record's texts and says which bytes to replace; further texts have items of their own.
  private func clean(
    _ record: Record, into block: inout ProcessedBlock, _ item: inout ProcessedItem, _ others: inout [ProcessedItem]
  ) throws(RecordError) -> [Edit] {
    let options = processor.records
    let session = sessions.session(source: record.source)
    let source = SourceNaming(input, options).source(record.source)
    var results: [(cleaned: CleanedDocument, content: [UInt8])] = []
    for (text, literal) in record.texts {
      let cleaned = processor.clean(
        Document(id: record.id + text.label, bytes: literal.text, source: source), with: session, of: input,
        record: record.place.number, label: text.label)
      // Nothing is noted before all of them can be written.
      results.append((cleaned, cleaned.isChanged ? try content(literal, cleaned) : literal.source))
    }
    var edits: [Edit] = []
    var position = Position(record.place, record.bytes)
    for (index, (text, literal)) in record.texts.enumerated() {
      let (cleaned, content) = results[index]
      var note = RecordNote(
        inputRecord: record.place.number, input: input.name, textField: text.field, outputField: options.outputField,
        spelling: cleaned.isChanged ? JSONStringSpelling(of: literal) : nil,
        layout: record.layout)
      note.element = text.element
      var place: DocumentPlace?
      if processor.products.contains(.places) {
        position.advance(to: text.content.lowerBound)
        place = DocumentPlace(line: position.line, record: literal.source, literal: literal, contentStart: 0)
        place?.before = position.before
        if processor.products.contains(.records) { place?.whole = Array(record.bytes) }
      }
      var own = index == 0 ? item : .further
      processor.add(
        cleaned, original: literal.text, line: record.place.line, record: record.place.number, note: note,
        place: place, to: &block, &own)
      if index == 0 { item = own } else { others.append(own) }
      edits += added(to: text, content, cleaned, literal, in: record)
    }
    item.noteScores(of: others)
    return edits
  }

  /// What is written in the place of a text, and beside it.
  private func added(
    to text: RecordText, _ content: [UInt8], _ cleaned: CleanedDocument, _ literal: JSONStringLiteral,
    in record: Record
  ) -> [Edit] {
    let options = processor.records
    guard options.outputField != nil || options.scoreField != nil else { return [Edit(text.content, with: content)] }
    var added: [UInt8] = []
    if let name = options.outputField { added += Self.member(name) + [0x22] + content + [0x22] }
    if let name = options.scoreField {
      added += Self.member(name) + Array("\(DamageScore.score(cleaned.ledger, original: literal.text))".utf8)
    }
    let end = text.content.upperBound + 1
    if options.outputField != nil { return [Edit(end..<end, with: added)] }
    return [Edit(text.content.lowerBound..<end, with: content + [0x22] + added)]
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
  /// The fields with texts, each of which is a document; one or more.
  public var textFields: [String]
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

  /// The first field with a text.
  public var textField: String { textFields.first ?? "text" }

  /// Creates options.
  public init(
    textField: String = "text", idField: String = "id", outputField: String? = nil, scoreField: String? = nil
  ) {
    textFields = [textField]
    self.idField = idField
    self.outputField = outputField
    self.scoreField = scoreField
  }
}
