internal import Copydesk
internal import CopydeskLedger
internal import CopydeskReport

/// Reads the documents of a ledger one after another.
struct LedgerDocuments {
  /// What a ledger has of one document.
  struct Document {
    var ledger: Ledger
    var note: RecordNote?
    var seal: DocumentSeal?
    var line: Int

    /// Whether it stands for a record that held no text, and was passed by.
    var isRejected: Bool { ledger.findings.contains { RecordError.rules.contains($0.rule) } }
  }

  private let path: String
  private var lines: LedgerLines
  private var reader = LedgerReader()
  private let scanner: RecordScanner
  private var next: Document?
  private var continuation: LedgerContinuation?

  /// Opens parts of a ledger, or all of it.
  init(_ path: String, parts: [LedgerIndex.Part]? = nil) throws(BatchError) {
    self.path = path
    lines = try LedgerLines(path, parts: parts)
    do {
      scanner = try RecordScanner()
    } catch {
      throw .malformedLedger(path: path, line: 1, reason: error.description)
    }
  }

  /// The next document, or nil at the end.
  ///
  /// - Throws: ``BatchError/incompleteLedger(path:reason:)`` if lines of it are missing or out of order.
  /// - Complexity: O(*n*) in the bytes of its lines.
  mutating func nextDocument() throws(BatchError) -> Document? {
    var document = next
    next = nil
    while let line = try lines.next() {
      if document != nil, continuation?.takes(line.bytes) == true {
        document?.ledger.findings.append(try entry(line).finding)
        continue
      }
      if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) || LedgerEnd(line: line.bytes, scanner: scanner) != nil {
        continue
      }
      let entry = try entry(line)
      let seal = DocumentSeal(line: line.bytes, scanner: scanner)
      if seal == nil, let known = document, known.ledger.documentID.hasSameBytes(as: entry.documentID) {
        document?.ledger.findings.append(entry.finding)
        continue
      }
      let started = Document(
        ledger: Ledger(documentID: entry.documentID, findings: [entry.finding]),
        note: try note(line), seal: seal, line: line.number)
      continuation = seal.flatMap { seal in
        let name = (try? scanner.fields([Array("id".utf8)], in: line.bytes, line.bytes.indices))?.first ?? nil
        return LedgerContinuation(line.bytes, name: name, lines: seal.lines)
      }
      guard let whole = document else {
        document = started
        continue
      }
      next = started
      return try checked(whole)
    }
    return try document.map { (document) throws(BatchError) in try checked(document) }
  }

  /// The next document that stands for a record without a text, or nil at the end.
  mutating func nextRejected() throws(BatchError) -> Document? {
    while let document = try nextDocument() { if document.isRejected { return document } }
    return nil
  }

  private mutating func entry(_ line: LedgerLines.Line) throws(BatchError) -> LedgerEntry {
    do {
      return try reader.read(line: line.bytes)
    } catch {
      throw .malformedLedger(path: path, line: line.number, reason: error.reason)
    }
  }

  private func note(_ line: LedgerLines.Line) throws(BatchError) -> RecordNote? {
    do {
      return try RecordNote(line: line.bytes, scanner: scanner)
    } catch {
      throw .malformedLedger(path: path, line: line.number, reason: error.reason)
    }
  }

  /// The document, if all lines of it are there.
  private func checked(_ document: Document) throws(BatchError) -> Document {
    let count = document.ledger.findings.count
    guard let seal = document.seal else {
      throw .incompleteLedger(path: path, reason: "line \(document.line) does not follow those of its document")
    }
    guard seal.lines == count else {
      throw .incompleteLedger(
        path: path,
        reason:
          "of '\(document.ledger.documentID)', from line \(document.line) on, it has \(count) of \(seal.lines) lines")
    }
    return document
  }
}

extension LedgerError {
  /// The reason alone: the ledger's own line numbers are told beside it.
  fileprivate var reason: String {
    switch self {
    case .malformed(_, let reason): reason
    case .missing(_, let member): "it has no \"\(member)\""
    case .invalid(_, let member, let expected): "\"\(member)\" must be \(expected)"
    }
  }
}
