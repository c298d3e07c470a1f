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
    let hasMark = number == 1 && bytes[line].starts(with: [0xEF, 0xBB, 0xBF])
    do {
      return try scanner.fields(names, in: bytes, line.lowerBound + (hasMark ? 3 : 0)..<line.upperBound)
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
