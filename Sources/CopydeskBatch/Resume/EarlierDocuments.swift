internal import Copydesk

/// The documents that a run had cleaned when it was killed, made again for its reports.
///
/// Originals are read from the inputs and findings from the manifest, from which the cleaned text follows. What came from
/// standard input cannot be read again.
struct EarlierDocuments {
  private let manifest: RunManifest
  private let fields: [String]
  /// Documents passed over, since they came from standard input.
  private(set) var missing = 0
  /// The input being read, whose records are asked for in ascending order.
  private var current: (input: String, file: InputFile, texts: RecordTexts?)?

  init(_ manifest: RunManifest, fields: [String]) {
    self.manifest = manifest
    self.fields = fields
  }

  /// Calls `body` with every document in the order of the run.
  ///
  /// - Throws: ``BatchError`` if an input or the manifest cannot be read, or the two do not fit; and what `body` throws.
  /// - Complexity: O(*n*) in the bytes of the documents; memory of some of them.
  mutating func forEach(_ body: (ProcessedDocument) throws(BatchError) -> Void) throws(BatchError) {
    var last: Int64 = 0
    while true {
      let documents = try manifest.documents(after: last, limit: 100)
      guard let end = documents.last else { return }
      for document in documents {
        if document.input == "-" { missing += 1 } else { try body(try processed(document)) }
      }
      last = end.number
    }
  }

  private mutating func processed(_ document: RunManifest.Document) throws(BatchError) -> ProcessedDocument {
    let findings = try manifest.findings(of: document.number)
    let ledger = Ledger(documentID: document.name, findings: findings)
    if document.status == "rejected" { return self.document(document, [], [], ledger) }
    let (file, original) = try original(of: document)
    do {
      return self.document(document, original, try ledger.script().apply(to: original), ledger)
    } catch {
      throw .ledgerMismatch(path: file.name, line: document.line, reason: error.description)
    }
  }

  private func document(
    _ document: RunManifest.Document, _ original: [UInt8], _ cleaned: [UInt8], _ ledger: Ledger
  ) -> ProcessedDocument {
    // The run's counts have it already.
    ProcessedDocument(
      cleaned: CleanedDocument(id: document.name, bytes: cleaned, ledger: ledger, statistics: RunStatistics()),
      original: original)
  }

  private mutating func original(
    of document: RunManifest.Document
  ) throws(BatchError) -> (InputFile, [UInt8]) {
    if current?.input.hasSameBytes(as: document.input) != true {
      let file = try manifest.inputFile(of: document)
      // Refuses an input that is not what it was.
      _ = try manifest.progress(of: file, givenAs: document.input)
      current = (document.input, file, nil)
    }
    guard let file = current?.file else { return (try manifest.inputFile(of: document), []) }
    if file.format.content == .text { return (file, try PlainTextReader.read(file)) }
    var texts: RecordTexts
    if let open = current?.texts {
      texts = open
    } else {
      texts = try RecordTexts(file, fields: fields, dialect: try manifest.tableDialect())
    }
    // Not held twice while it reads on.
    current?.texts = nil
    let original = try texts.text(ofRecord: document.record, named: document.name)
    current?.texts = texts
    return (file, original)
  }
}
