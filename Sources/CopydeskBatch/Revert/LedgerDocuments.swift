internal import Copydesk
internal import CopydeskLedger
internal import CopydeskReport

/// Reads the documents of a ledger one after another.
struct LedgerDocuments {
  /// What a ledger has of one document.
  struct Document {
    var ledger: Ledger
    var note: RecordNote?
    var line: Int
  }

  private let path: String
  private var lines: LedgerLines
  private var reader = LedgerReader()
  private let scanner: RecordScanner
  private var next: Document?

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
  /// - Complexity: O(*n*) in the bytes of its lines.
  mutating func nextDocument() throws(BatchError) -> Document? {
    var document = next
    next = nil
    while let line = try lines.next() {
      if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
      let entry: LedgerEntry
      do {
        entry = try reader.read(line: line.bytes)
      } catch {
        throw .malformedLedger(path: path, line: line.number, reason: error.reason)
      }
      let note = RecordNote(line: line.bytes, scanner: scanner)
      if let known = document, known.ledger.documentID == entry.documentID, entry.output == nil, note == nil {
        document?.ledger.findings.append(entry.finding)
        continue
      }
      let started = Document(
        ledger: Ledger(documentID: entry.documentID, findings: [entry.finding]), note: note, line: line.number)
      if document == nil {
        document = started
      } else {
        next = started
        return document
      }
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
