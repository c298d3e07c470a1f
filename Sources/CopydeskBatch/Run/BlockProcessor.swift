public import Copydesk
internal import CopydeskLedger
internal import CopydeskReport

/// Cleans what a reader gave: the work of one task.
struct BlockProcessor: Sendable {
  /// Sessions are kept from block to block, and what they remember with them.
  let sessions: SessionPool
  var records: RecordOptions
  /// What the run wants made of each block.
  var products: BatchProducts
  /// The documents to clean, others being left out; nil for all.
  var sample: HashedSample?
  /// What was decided about findings; nil if nothing was.
  var decisions: DecisionBook?
  /// Cleaners for some of the documents.
  var overrides = CleanerOverrides.none

  /// Cleans a document and follows the decisions about it.
  func clean(
    _ document: Document, with session: CleaningSession, of input: InputFile, record: Int, label: String = ""
  ) -> CleanedDocument {
    let cleaned = session.clean(document)
    return decisions?.apply(to: cleaned, original: document.bytes, of: input, record: record, label: label) ?? cleaned
  }

  /// Cleans one plain text.
  func process(_ bytes: [UInt8], of input: InputFile) throws(ConfigurationError) -> ProcessedBlock {
    var block = ProcessedBlock()
    block.inputSize = bytes.count
    if let sample, !sample.contains(input.name) { return block }
    let document = Document(id: input.name, bytes: bytes, source: SourceNaming(input, records).folder)
    let cleaned = try sessions.withSession(for: bytes.count) { session in
      clean(
        document, with: overrides.sessions(for: input, base: session).session(source: nil), of: input, record: 1)
    }
    var item = ProcessedItem(kind: .document, output: 0..<0, records: 0)
    if products.contains(.output) {
      block.output = cleaned.bytes
      item.output = block.output.indices
    }
    add(cleaned, original: bytes, line: 1, record: 1, note: nil, to: &block, &item)
    block.items.append(item)
    return block
  }

  /// Hands on a piece of a plain text that is too large to clean.
  func pass(_ bytes: [UInt8], of input: InputFile) -> ProcessedBlock {
    var block = ProcessedBlock()
    block.inputSize = bytes.count
    if let sample, !sample.contains(input.name) { return block }
    if products.contains(.output) { block.output = bytes }
    block.items = [ProcessedItem(kind: .passed, output: block.output.indices, records: 0)]
    return block
  }

  /// Notes a plain text that was too large to clean, all of which has been handed on.
  func oversized(_ text: DocumentSeal.Mark, of input: InputFile) -> ProcessedBlock {
    var block = ProcessedBlock()
    if let sample, !sample.contains(input.name) { return block }
    let document = sessions.cleaner.oversized(Document(id: input.name, bytes: []), byteCount: text.count)
    var item = ProcessedItem(kind: .document, output: 0..<0, records: 0)
    let seal = DocumentSeal(lines: document.ledger.findings.count, original: text, cleaned: text)
    add(document, original: [], seal: seal, line: 1, record: 1, note: nil, to: &block, &item)
    item.result?.bytes = text.count
    // Nothing is known of its damage, and its bytes are where those of the other documents go.
    item.result?.score = 0
    block.items.append(item)
    return block
  }

  /// Cleans the records of a block; one that holds no text is passed through and listed.
  func process(_ records: RecordBlock, of input: InputFile) throws(ConfigurationError) -> ProcessedBlock {
    try sessions.withSession(for: records.count) { session in process(records, of: input, with: session) }
  }

  private func process(_ records: RecordBlock, of input: InputFile, with session: CleaningSession) -> ProcessedBlock {
    let set = overrides.sessions(for: input, base: session)
    var block = ProcessedBlock()
    block.inputSize = records.count
    block.end = records.end
    block.header = records.header
    block.layout = records.layout
    block.continuesFile = (records.places?.first?.number ?? records.archive?.first?.number ?? 1) > 1
    if products.contains(.output) { block.output.reserveCapacity(records.count + records.count / 8) }
    if let rows = records.rows, records.header == nil {
      // Blank lines alone.
      if products.contains(.output), sample == nil { block.output = Array(records.bytes.prefix(records.count)) }
      block.items = rows.map { _ in ProcessedItem(kind: .passed, output: block.output.indices, records: 0) }
      return block
    }
    if let rows = records.rows, let header = records.header {
      let task = TableTask(processor: self, sessions: set, input: input, header: header)
      for row in rows { task.process(row, of: records, into: &block) }
      return block
    }
    if let entries = records.archive {
      let task = ArchiveTask(processor: self, sessions: set, input: input)
      for entry in entries { task.process(entry, of: records, into: &block) }
      return block
    }
    do {
      let task = RecordTask(processor: self, sessions: set, scanner: try RecordScanner(), input: input)
      records.forEachRecord { place in task.process(place, of: records, into: &block) }
    } catch {
      block.failures.append((records.firstLine, error))
      block.output = Array(records.bytes.prefix(records.count))
      block.items = [ProcessedItem(kind: .passed, output: block.output.indices, records: records.lineCount)]
    }
    return block
  }

  /// Notes what cleaning a document gave; `seal` is given where its texts are not at hand.
  func add(
    _ cleaned: CleanedDocument, original: [UInt8], seal: DocumentSeal? = nil, line: Int, record: Int, note: RecordNote?,
    place: DocumentPlace? = nil,
    to block: inout ProcessedBlock, _ item: inout ProcessedItem
  ) {
    block.statistics += cleaned.statistics
    if products.contains(.ledger), !cleaned.ledger.findings.isEmpty {
      let members = (seal ?? DocumentSeal(cleaned, original: original)).members + (note?.members ?? [])
      if cleaned.ledger.findings.count > LargeLedger.limit {
        item.largeLedger = LargeLedger(ledger: cleaned.ledger, original: original, members: members)
      } else {
        let start = block.ledger.count
        LedgerLine.encode(cleaned.ledger, original: original, extra: members) { block.ledger += $0 }
        item.ledger = start..<block.ledger.count
      }
    }
    if products.contains(.results) {
      item.result = DocumentResult(cleaned, original: original, line: line, record: record)
    }
    if products.contains(.documents) {
      block.documents.append(
        ProcessedDocument(cleaned: cleaned, original: original, place: products.contains(.places) ? place : nil))
    }
  }

  /// Lists a record that cannot be cleaned as a finding, so that it shows in the ledger and in reports.
  func addFailure(
    _ error: RecordError, of input: InputFile, line: Int, record: Int, to block: inout ProcessedBlock,
    _ item: inout ProcessedItem
  ) {
    block.failures.append((line, error))
    let finding = Finding(
      rule: error.rule, stage: .decode, category: .encoding, outcome: .flagged, severity: .error, range: 0..<0,
      before: [], after: nil, confidence: 1, evidence: [Evidence("reason", error.description)])
    let id = RecordNaming(file: input.name).placeName(line)
    var statistics = RunStatistics()
    statistics.documents = 1
    statistics.rules[error.rule] = RunStatistics.RuleCount(repaired: 0, flagged: 1)
    let failed = CleanedDocument(
      id: id, bytes: [], ledger: Ledger(documentID: id, findings: [finding]), statistics: statistics)
    let note = RecordNote(
      inputRecord: record, input: input.name, textField: records.textField, outputField: records.outputField,
      spelling: nil, wasQuoted: input.format.content == .csv || input.format.content == .tsv ? false : nil,
      layout: block.layout)
    let place = DocumentPlace(line: line, record: [], literal: JSONStringLiteral([]), contentStart: 0)
    item.kind = .rejected
    add(failed, original: [], line: line, record: record, note: note, place: place, to: &block, &item)
  }
}

/// What came of a plain file, or of some records of a file.
package struct ProcessedBlock: Sendable {
  /// The cleaned text or records; empty if the run does not ask for them.
  var output: [UInt8] = []
  /// The ledger's lines; empty if the run does not ask for them.
  var ledger: [UInt8] = []
  /// The records in order, or the one plain text: which part of the output and ledger is whose.
  var items: [ProcessedItem] = []
  /// The documents, if the run asks for them.
  package var documents: [ProcessedDocument] = []
  /// Records that hold no text.
  var failures: [(line: Int, error: RecordError)] = []
  /// Counts and times.
  var statistics = RunStatistics()
  /// The input's bytes it was made from, decompressed.
  var inputSize = 0
  /// The border of the input after it.
  var end: ReadPosition?
  /// What the records stand in, if they are neither lines nor rows.
  var layout: RecordNote.Layout?
  /// Whether no record can go elsewhere without what stands around it.
  var keepsTogether: Bool { layout == .json }
  /// Whether it goes on with a file whose records need not stand on lines of their own.
  var continuesFile = false
  /// A table's header, for other files its records may go to.
  var header: TableHeader?
}

/// One record, or a plain text, after cleaning.
struct ProcessedItem: Sendable {
  /// What it is.
  enum Kind: Hashable, Sendable {
    case document
    /// A record that holds no text.
    case rejected
    /// Blank lines, or a table's header.
    case passed
  }

  var kind: Kind
  /// Its part of the block's output.
  var output: Range<Int>
  /// Records it is in the output, by which those after it are counted.
  var records = 1
  /// Whether it is a further text of the record before, which has the output of all of them.
  var isFurther = false
  /// The worst score of the record's texts, where it has several.
  var score: Double?
  /// Its part of the block's ledger.
  var ledger = 0..<0
  /// For a record of a table, where its text stands, from the start of its output.
  var field: Range<Int>?
  /// Its ledger, where that is too large to be encoded beforehand.
  var largeLedger: LargeLedger?
  /// What is told of it, if the run asks for that.
  var result: DocumentResult?

  /// A further text of the record that another item stands for.
  static var further: ProcessedItem {
    var item = ProcessedItem(kind: .document, output: 0..<0, records: 0)
    item.isFurther = true
    return item
  }

  /// Takes the worst score of the record's texts.
  mutating func noteScores(of others: [ProcessedItem]) {
    if let worst = others.compactMap({ $0.result?.score }).max() { score = max(worst, result?.score ?? 0) }
  }

  /// The score by which its record is kept aside or not.
  var recordScore: Double { score ?? result?.score ?? 0 }

  /// Whether the ledger has lines about it.
  var hasLedger: Bool { !ledger.isEmpty || largeLedger != nil }
}

/// A ledger to be encoded while it is written.
struct LargeLedger: Sendable {
  /// Findings beyond which a ledger is large: some 20 MB of lines.
  static let limit = 50_000
  /// Findings a manifest keeps together: some 3 MB of lines.
  static let part = 10_000

  var ledger: Ledger
  var original: [UInt8]
  /// Members of its first line.
  var members: [(String, String)]
}

/// A document that has been cleaned, with its original.
public struct ProcessedDocument: Sendable {
  /// What cleaning gave.
  public var cleaned: CleanedDocument
  /// The text before.
  public var original: [UInt8]
  /// Where a record's text stands; nil for a plain file.
  public var place: DocumentPlace?
}
