internal import Copydesk

/// Gives records of a JSON Lines file back as they were before cleaning.
struct RecordRestorer {
  private let path: String
  private let ledgerPath: String
  private var documents: LedgerDocuments?
  private var next: LedgerDocuments.Document?
  /// The field that cleaning added to every record.
  private let addedField: [UInt8]?
  private let scanner: RecordScanner

  /// Takes the parts of a ledger about a file, and the added field for when they do not tell it.
  init(_ path: String, ledger: String, parts: [LedgerIndex.Part], addedField: String?) throws(BatchError) {
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
    self.addedField = (next?.note?.outputField ?? addedField).map { Array($0.utf8) }
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
      if let edit = try edit(lines.bytes, start..<end, number, document) {
        result += lines.bytes[start..<edit.range.lowerBound]
        result += edit.replacement
        result += lines.bytes[edit.range.upperBound..<min(end + 1, lines.count)]
      } else {
        result += lines.bytes[start..<min(end + 1, lines.count)]
      }
      start = end + 1
      number += 1
    }
    return result
  }

  /// Makes sure that the file had every record the ledger knows.
  func finish() throws(BatchError) {
    if let line = next?.note?.line { throw .ledgerMismatch(path: path, line: line, reason: "there is no such line") }
  }

  private mutating func document(ofLine number: Int) throws(BatchError) -> LedgerDocuments.Document? {
    guard let document = next, let line = document.note?.line, line <= number else { return nil }
    guard line == number else {
      throw .malformedLedger(path: ledgerPath, line: document.line, reason: "record \(line) is out of order")
    }
    next = try documents?.nextDocument()
    return document
  }

  private func edit(
    _ bytes: [UInt8], _ line: Range<Int>, _ number: Int, _ document: LedgerDocuments.Document?
  ) throws(BatchError) -> Edit? {
    if let document, document.ledger.findings.contains(where: { RecordError.rules.contains($0.rule) }) { return nil }
    if addedField != nil { return try removal(bytes, line, number) }
    guard let document, let note = document.note, document.ledger.findings.contains(where: { $0.after != nil })
    else { return nil }
    guard let field = try fields([Array(note.textField.utf8)], bytes, line, number)[0], field.kind == .string else {
      throw .ledgerMismatch(path: path, line: number, reason: "the record has no field '\(note.textField)'")
    }
    do {
      let text = try document.ledger.script().revert(from: JSONStringLiteral(bytes[field.content]).text)
      let content = note.spelling.map { $0.content(of: text) } ?? JSONStringStyle.plain.content(of: text[...])
      guard let content else {
        throw BatchError.ledgerMismatch(path: path, line: number, reason: "the original's spelling does not fit")
      }
      return Edit(field.content, with: content)
    } catch let error as EditScriptError {
      throw .ledgerMismatch(path: path, line: number, reason: error.description)
    } catch let error as BatchError {
      throw error
    } catch {
      throw .ledgerMismatch(path: path, line: number, reason: "\(error)")
    }
  }

  /// Takes out the field cleaning added; the original text stands untouched beside it.
  private func removal(_ bytes: [UInt8], _ line: Range<Int>, _ number: Int) throws(BatchError) -> Edit? {
    guard let addedField, let first = bytes[line].firstIndex(of: UInt8(ascii: "{")),
      let field = try? fields([addedField], bytes, line, number)[0], field.nameStart > first,
      bytes[field.nameStart - 1] == UInt8(ascii: ",")
    else { return nil }
    return .deletion(field.nameStart - 1..<field.value.upperBound)
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
