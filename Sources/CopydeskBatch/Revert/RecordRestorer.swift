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

  /// Gives the records of a block back.
  mutating func restore(_ records: RecordBlock) throws(BatchError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(records.count)
    var places: [RecordPlace] = []
    records.forEachRecord { places.append($0) }
    for place in places {
      let documents = try documents(ofRecord: place.number)
      var position = place.outer.lowerBound
      for edit in try edits(records.bytes, place.range, place.number, documents) {
        guard position <= edit.range.lowerBound else {
          throw .ledgerMismatch(path: path, line: place.number, reason: "two texts are one; the ledger was changed")
        }
        result += records.bytes[position..<edit.range.lowerBound]
        result += edit.replacement
        position = edit.range.upperBound
      }
      result += records.bytes[position..<place.outer.upperBound]
    }
    return result
  }

  /// Makes sure that the file had every record the ledger knows.
  func finish() throws(BatchError) {
    guard let document = next else { return }
    guard let line = document.note?.record else { throw .noteMissing(ledgerPath, document.line) }
    throw .ledgerMismatch(path: path, line: line, reason: "there is no such line")
  }

  /// What the ledger has of a record: a document for each text of it that has findings.
  private mutating func documents(ofRecord number: Int) throws(BatchError) -> [LedgerDocuments.Document] {
    var found: [LedgerDocuments.Document] = []
    while let document = next {
      guard let record = document.note?.record else { throw .noteMissing(ledgerPath, document.line) }
      guard record <= number else { break }
      guard record == number else {
        throw .malformedLedger(path: ledgerPath, line: document.line, reason: "record \(record) is out of order")
      }
      found.append(document)
      next = try documents?.nextDocument()
    }
    return found
  }

  /// The changes that give a record back, in order and apart.
  private func edits(
    _ bytes: [UInt8], _ line: Range<Int>, _ number: Int, _ documents: [LedgerDocuments.Document]
  ) throws(BatchError) -> [Edit] {
    if documents.contains(where: \.isRejected) { return [] }
    var edits: [Edit] = []
    if !keepsText {
      // A list is looked through once, not for each of its texts.
      var known: [ByteString: [RecordText]] = [:]
      for document in documents {
        guard let note = document.note else { continue }
        let name = ByteString(note.textField)
        if known[name] == nil {
          let finder = RecordTextFinder([note.textField])
          let found = try fields(finder.names, bytes, line, number)
          known[name] = (try? finder.texts(found[...], in: bytes, line)) ?? []
        }
        let texts = known[name] ?? []
        guard let place = texts.dropFirst(note.element ?? 0).first, place.element == note.element else {
          throw .ledgerMismatch(path: path, line: number, reason: "the record has no field '\(note.textField)'")
        }
        edits.append(try textEdit(bytes, place.content, number, document, note))
      }
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
    _ bytes: [UInt8], _ place: Range<Int>, _ number: Int, _ document: LedgerDocuments.Document, _ note: RecordNote
  ) throws(BatchError) -> Edit {
    let literal = JSONStringLiteral(bytes[place])
    let text = try DocumentSeal.original(of: literal.text, document, path: path, line: number)
    // What was only flagged was not spelled anew.
    guard document.ledger.findings.contains(where: { $0.after != nil }) else {
      return Edit(place, with: literal.source)
    }
    guard let content = note.spelling.map({ $0.content(of: text) }) ?? JSONStringStyle.plain.content(of: text[...])
    else { throw .ledgerMismatch(path: path, line: number, reason: "the original's spelling does not fit") }
    return Edit(place, with: content)
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
