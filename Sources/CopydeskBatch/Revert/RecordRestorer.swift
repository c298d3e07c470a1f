internal import Copydesk

/// Gives records of a JSON Lines file back as they were before cleaning.
struct RecordRestorer {
  private let path: String
  private let ledgerPath: String
  private var documents: LedgerDocuments?
  private var next: LedgerDocuments.Document?
  /// The fields that cleaning added to every record.
  private let addedFields: [[UInt8]]
  private let keepsText: Bool
  private let scanner: RecordScanner

  /// Takes the parts of a ledger about a file, and the fields cleaning added.
  init(_ path: String, ledger: String, parts: [LedgerIndex.Part], added: AddedFields) throws(BatchError) {
    self.path = path
    ledgerPath = ledger
    do {
      scanner = try RecordScanner()
    } catch {
      throw .ledgerMismatch(path: path, line: nil, reason: error.description)
    }
    if !parts.isEmpty {
      var documents = try LedgerDocuments(ledger, parts: parts)
      next = try documents.nextDocument()
      self.documents = documents
    }
    addedFields = added.names.map { Array($0.utf8) }
    keepsText = added.outputField != nil
  }

  /// Gives the lines of a block back.
  mutating func restore(_ lines: RecordBlock) throws(BatchError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(lines.count)
    var start = 0
    var number = lines.firstLine
    while start < lines.count {
      let end = lines.bytes[start..<lines.count].firstIndex(of: 0x0A) ?? lines.count
      let document = try document(ofLine: number)
      var position = start
      for edit in try edits(lines.bytes, start..<end, number, document) {
        result += lines.bytes[position..<edit.range.lowerBound]
        result += edit.replacement
        position = edit.range.upperBound
      }
      result += lines.bytes[position..<min(end + 1, lines.count)]
      start = end + 1
      number += 1
    }
    return result
  }

  /// Makes sure that the file had every record the ledger knows.
  func finish() throws(BatchError) {
    guard let document = next else { return }
    guard let line = document.note?.record else { throw .noteMissing(ledgerPath, document.line) }
    throw .ledgerMismatch(path: path, line: line, reason: "there is no such line")
  }

  private mutating func document(ofLine number: Int) throws(BatchError) -> LedgerDocuments.Document? {
    guard let document = next else { return nil }
    guard let line = document.note?.record else { throw .noteMissing(ledgerPath, document.line) }
    guard line <= number else { return nil }
    guard line == number else {
      throw .malformedLedger(path: ledgerPath, line: document.line, reason: "record \(line) is out of order")
    }
    next = try documents?.nextDocument()
    return document
  }

  /// The changes that give a line back, in order and apart.
  private func edits(
    _ bytes: [UInt8], _ line: Range<Int>, _ number: Int, _ document: LedgerDocuments.Document?
  ) throws(BatchError) -> [Edit] {
    if document?.isRejected == true { return [] }
    var edits: [Edit] = []
    if !keepsText, let document, let note = document.note {
      edits.append(try textEdit(bytes, line, number, document, note))
    }
    // A line that holds no record had nothing added.
    if !addedFields.isEmpty, let found = try? fields(addedFields, bytes, line, number),
      let first = bytes[line].firstIndex(of: UInt8(ascii: "{"))
    {
      for case let field? in found where field.nameStart > first && bytes[field.nameStart - 1] == UInt8(ascii: ",") {
        edits.append(.deletion(field.nameStart - 1..<field.value.upperBound))
      }
    }
    return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func textEdit(
    _ bytes: [UInt8], _ line: Range<Int>, _ number: Int, _ document: LedgerDocuments.Document, _ note: RecordNote
  ) throws(BatchError) -> Edit {
    guard let field = try fields([Array(note.textField.utf8)], bytes, line, number)[0], field.kind == .string else {
      throw .ledgerMismatch(path: path, line: number, reason: "the record has no field '\(note.textField)'")
    }
    let literal = JSONStringLiteral(bytes[field.content])
    let text = try DocumentSeal.original(of: literal.text, document, path: path, line: number)
    // What was only flagged was not spelled anew.
    guard document.ledger.findings.contains(where: { $0.after != nil }) else {
      return Edit(field.content, with: literal.source)
    }
    guard let content = note.spelling.map({ $0.content(of: text) }) ?? JSONStringStyle.plain.content(of: text[...])
    else { throw .ledgerMismatch(path: path, line: number, reason: "the original's spelling does not fit") }
    return Edit(field.content, with: content)
  }

  private func fields(
    _ names: [[UInt8]], _ bytes: [UInt8], _ line: Range<Int>, _ number: Int
  ) throws(BatchError) -> [RecordField?] {
    do {
      return try scanner.fields(names, in: bytes, bytes.withoutByteOrderMark(line))
    } catch {
      throw .ledgerMismatch(path: path, line: number, reason: error.description)
    }
  }
}

extension BatchError {
  /// A document of a file of records whose record the ledger does not say.
  static func noteMissing(_ ledger: String, _ line: Int) -> BatchError {
    .malformedLedger(path: ledger, line: line, reason: "it does not say which record it is about")
  }
}

/// Finds the texts of some records of a file, asked for in ascending order.
struct RecordTexts {
  private let file: InputFile
  private var reader: any RecordBlockReader
  private var block: RecordBlock?
  private let scanner: RecordScanner

  /// Opens a file whose texts are in a field; `dialect` is how it is written if it is a table.
  init(_ file: InputFile, field: String, dialect: TableDialect) throws(BatchError) {
    self.file = file
    let (bytes, _) = try file.open()
    var options = RecordOptions(textField: field)
    options.dialect = dialect
    reader =
      file.format.content == .jsonl
      ? JSONLinesReader(bytes) : TableReader(bytes, file.format.content, options: options, name: file.name)
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
      return block.field(text).text
    }
    guard let line = block.range(ofLine: record) else { return [] }
    let range = block.bytes.withoutByteOrderMark(line)
    guard let found = try? scanner.fields([Array(field.utf8)], in: block.bytes, range)[0], found.kind == .string
    else { return [] }
    return JSONStringLiteral(block.bytes[found.content]).text
  }
}

/// The fields that cleaning added to every record of a run.
struct AddedFields: Hashable, Sendable {
  var outputField: String?
  var scoreField: String?
  /// The field with the text.
  var textField: String?
  /// How the tables they were added to are written.
  var dialect = TableDialect()

  /// Their names, in the order they stand in.
  var names: [String] { [outputField, scoreField].compactMap { $0 } }
}
