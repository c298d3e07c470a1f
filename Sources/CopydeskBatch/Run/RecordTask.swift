internal import Copydesk
internal import CopydeskLedger
internal import CopydeskReport

/// Cleans records one after another.
struct RecordTask {
  let processor: BlockProcessor
  let session: CleaningSession
  let scanner: RecordScanner
  let input: InputFile
  let output: String?
  /// How far a line moves because other files were written to the same output before.
  let lineShift: Int

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  mutating func process(_ lines: RecordBlock, _ number: Int, _ line: Range<Int>, into block: inout ProcessedBlock) {
    let bytes = lines.bytes
    let wantsOutput = processor.products.contains(.output)
    let end = min(line.upperBound + 1, lines.count)
    do {
      guard let record = try record(lines, number, line) else {
        if wantsOutput { block.output += bytes[line.lowerBound..<end] }
        return
      }
      let edited = try clean(record, into: &block)
      guard wantsOutput else { return }
      block.output += bytes[line.lowerBound..<edited.place.lowerBound]
      block.output += edited.bytes
      block.output += bytes[edited.place.upperBound..<end]
    } catch {
      block.failures.append((number, error))
      if wantsOutput { block.output += bytes[line.lowerBound..<end] }
      recordFailure(error, number, into: &block)
    }
  }

  /// A record whose text has been found.
  private struct Record {
    var number: Int
    var id: String
    var line: ArraySlice<UInt8>
    var text: RecordField
    var literal: JSONStringLiteral
  }

  /// Finds the text of a line; nil for a blank one.
  private func record(_ lines: RecordBlock, _ number: Int, _ line: Range<Int>) throws(RecordError) -> Record? {
    var start = line.lowerBound
    if number == 1 {
      if lines.bytes[line].starts(with: [0xFF, 0xFE]) || lines.bytes[line].starts(with: [0xFE, 0xFF]) { throw .utf16 }
      if lines.bytes[line].starts(with: Self.byteOrderMark) { start += Self.byteOrderMark.count }
    }
    let range = start..<line.upperBound
    if lines.bytes[range].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return nil }
    let options = processor.records
    let names = [options.textField, options.idField, options.outputField ?? ""].map { Array($0.utf8) }
    let fields = try scanner.fields(names, in: lines.bytes, range)
    guard let text = fields[0] else { throw .missingField(options.textField) }
    guard text.kind == .string else { throw .notAString(options.textField, text.kind) }
    if let outputField = options.outputField, fields[2] != nil { throw .fieldExists(outputField) }
    return Record(
      number: number, id: id(fields[1], lines.bytes) ?? "\(input.path):\(number)", line: lines.bytes[line], text: text,
      literal: JSONStringLiteral(lines.bytes[text.content]))
  }

  private func id(_ field: RecordField?, _ bytes: [UInt8]) -> String? {
    switch field?.kind {
    case .string: field.map { String(decoding: JSONStringLiteral(bytes[$0.content]).text, as: UTF8.self) }
    case .number: field.map { String(decoding: bytes[$0.value], as: UTF8.self) }
    default: nil
    }
  }

  /// Cleans a record's text and says which bytes of the line to replace.
  private func clean(
    _ record: Record, into block: inout ProcessedBlock
  ) throws(RecordError) -> (place: Range<Int>, bytes: [UInt8]) {
    let cleaned = session.clean(Document(id: record.id, bytes: record.literal.text))
    var content = record.literal.source
    if cleaned.isChanged { content = try self.content(record.literal, cleaned) }
    block.statistics += cleaned.statistics
    let products = processor.products
    if products.contains(.ledger) {
      let spelling = cleaned.isChanged ? JSONStringSpelling(of: record.literal) : nil
      block.ledger += ledger(cleaned, record.literal.text, record.number, spelling)
    }
    if products.contains(.documents) {
      let place =
        products.contains(.places)
        ? DocumentPlace(
          line: record.number, record: Array(record.line), literal: record.literal,
          contentStart: record.text.content.lowerBound - record.line.startIndex) : nil
      block.documents.append(ProcessedDocument(cleaned: cleaned, original: record.literal.text, place: place))
    }
    guard let outputField = processor.records.outputField else { return (record.text.content, content) }
    let name = JSONStringStyle.plain.content(of: Array(outputField.utf8)[...]) ?? []
    let end = record.text.value.upperBound
    return (end..<end, Array(",\"".utf8) + name + Array("\":\"".utf8) + content + [UInt8(ascii: "\"")])
  }

  /// Writes the cleaned text as a string, and makes sure that it reads as the same text.
  private func content(_ literal: JSONStringLiteral, _ cleaned: CleanedDocument) throws(RecordError) -> [UInt8] {
    guard let script = try? cleaned.ledger.script(), let content = literal.content(applying: script.changes),
      JSONStringLiteral(content[...]).text == cleaned.bytes
    else { throw .unwritable }
    return content
  }

  private func ledger(
    _ cleaned: CleanedDocument, _ original: [UInt8], _ number: Int, _ spelling: JSONStringSpelling?
  ) -> [UInt8] {
    let note = RecordNote(
      line: number + lineShift, inputLine: number, input: input.path, textField: processor.records.textField,
      outputField: processor.records.outputField, spelling: spelling)
    return note.added(to: LedgerLine.encode(cleaned.ledger, original: original, output: output))
  }

  /// Lists a line that could not be cleaned as a finding, so that it shows in the ledger and in reports.
  private func recordFailure(_ error: RecordError, _ number: Int, into block: inout ProcessedBlock) {
    let finding = Finding(
      rule: error.rule, stage: .decode, category: .encoding, outcome: .flagged, severity: .error, range: 0..<0,
      before: [], after: nil, confidence: 1, evidence: [Evidence("reason", error.description)])
    let id = "\(input.path):\(number)"
    var statistics = RunStatistics()
    statistics.documents = 1
    statistics.rules[error.rule] = RunStatistics.RuleCount(repaired: 0, flagged: 1)
    block.statistics += statistics
    let failed = CleanedDocument(
      id: id, bytes: [], ledger: Ledger(documentID: id, findings: [finding]), statistics: statistics)
    if processor.products.contains(.ledger) { block.ledger += ledger(failed, [], number, nil) }
    if processor.products.contains(.documents) {
      let place = DocumentPlace(line: number, record: [], literal: JSONStringLiteral([]), contentStart: 0)
      block.documents.append(ProcessedDocument(cleaned: failed, original: [], place: place))
    }
  }
}
