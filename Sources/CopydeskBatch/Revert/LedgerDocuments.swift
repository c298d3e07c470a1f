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
      throw .malformedLedger(path: path, line: 1, reason: error.reason)
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
      if line.bytes.isBlankLine || LedgerEnd(line: line.bytes, scanner: scanner) != nil {
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

/// What a ledger keeps of a document's two texts and of its own lines, so that no other is taken for them.
struct DocumentSeal: Hashable, Sendable {
  /// The length and CRC-32 of a text.
  struct Mark: Hashable, Sendable {
    var count: Int
    private var crc: Checksum

    /// The checksum in eight hexadecimal digits.
    var checksum: String { crc.text }

    init(_ text: [UInt8]) {
      count = text.count
      crc = Checksum(of: text)
    }

    /// The mark of the text with more bytes behind it.
    func extended(by bytes: [UInt8]) -> Mark {
      var mark = self
      mark.count += bytes.count
      mark.crc.update(bytes[...])
      return mark
    }

    fileprivate init?(_ count: String?, _ checksum: String?) {
      guard let count = count.flatMap({ Int($0) }), let value = checksum.flatMap({ UInt32($0, radix: 16) }) else {
        return nil
      }
      self.count = count
      crc = Checksum(value)
    }
  }

  /// What is said of a text that is not the one sealed.
  static let mismatch = "its length or checksum is another; use the text and the ledger of the same run"

  private enum Name {
    static let lines = "lines"
    static let originalLength = "originalLength"
    static let originalChecksum = "originalCRC32"
    static let cleanedLength = "cleanedLength"
    static let cleanedChecksum = "cleanedCRC32"
  }

  private static let names = [
    Name.lines, Name.originalLength, Name.originalChecksum, Name.cleanedLength, Name.cleanedChecksum,
  ].map { Array($0.utf8) }

  /// How many lines the ledger has of the document.
  var lines: Int
  var original: Mark
  var cleaned: Mark

  /// Seals a document by what is known of its texts.
  init(lines: Int, original: Mark, cleaned: Mark) {
    self.lines = lines
    self.original = original
    self.cleaned = cleaned
  }

  /// Seals a document.
  ///
  /// - Complexity: O(*n*) in the bytes of both texts.
  init(_ document: CleanedDocument, original: [UInt8]) {
    lines = document.ledger.findings.count
    self.original = Mark(original)
    cleaned = Mark(document.bytes)
  }

  /// The original of a cleaned text.
  ///
  /// - Throws: ``BatchError/ledgerMismatch(path:line:reason:)`` if either text is not the one sealed.
  /// - Complexity: O(*n*) in the bytes of both texts.
  static func original(
    of cleaned: [UInt8], _ document: LedgerDocuments.Document, path: String, line: Int?
  ) throws(BatchError) -> [UInt8] {
    guard document.seal?.cleaned == Mark(cleaned) else {
      throw .ledgerMismatch(path: path, line: line, reason: mismatch)
    }
    let original: [UInt8]
    do {
      original = try document.ledger.script().revert(from: cleaned)
    } catch {
      throw .ledgerMismatch(path: path, line: line, reason: error.description)
    }
    guard document.seal?.original == Mark(original) else {
      throw .ledgerMismatch(path: path, line: line, reason: "the edits give another original; the ledger was changed")
    }
    return original
  }

  /// The members of a document's first ledger line.
  var members: [(String, String)] {
    [
      (Name.lines, String(lines)), (Name.originalLength, String(original.count)),
      (Name.originalChecksum, original.checksum), (Name.cleanedLength, String(cleaned.count)),
      (Name.cleanedChecksum, cleaned.checksum),
    ]
  }

  /// Reads the seal of a ledger line; nil if it has none.
  init?(line bytes: [UInt8], scanner: RecordScanner) {
    guard let fields = try? scanner.fields(Self.names, in: bytes, bytes.indices) else { return nil }
    let values = fields.map { $0?.string(in: bytes) }
    guard let lines = values[0].flatMap({ Int($0) }), let original = Mark(values[1], values[2]),
      let cleaned = Mark(values[3], values[4])
    else { return nil }
    self.lines = lines
    self.original = original
    self.cleaned = cleaned
  }
}
