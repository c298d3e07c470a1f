internal import Copydesk

/// What a ledger keeps of a document's two texts and of its own lines, so that no other is taken for them.
struct DocumentSeal: Hashable, Sendable {
  /// The length and CRC-32 of a text.
  struct Mark: Hashable, Sendable {
    var count: Int
    var checksum: String

    init(_ text: [UInt8]) {
      count = text.count
      checksum = Checksum(of: text).text
    }

    fileprivate init?(_ count: String?, _ checksum: String?) {
      guard let count = count.flatMap({ Int($0) }), let checksum else { return nil }
      self.count = count
      self.checksum = checksum
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
