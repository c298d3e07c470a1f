internal import Copydesk
internal import CopydeskBatch

/// Reads the documents of an input set one after another, cut to length.
struct CorpusReader {
  private let settings: DamageSettings
  private let fail: (BatchFailure) -> Void
  private let skip: (String, SkipReason) -> Void
  private var cutRandom: DamageRandom
  private var ordinal = 0
  private var scanner: RecordScanner?
  /// What the reading came to.
  private(set) var summary = BatchSummary()

  init(
    _ settings: DamageSettings, fail: @escaping (BatchFailure) -> Void, skip: @escaping (String, SkipReason) -> Void
  ) {
    self.settings = settings
    self.fail = fail
    self.skip = skip
    cutRandom = DamageRandom(seed: settings.seed ^ 0xC17)
  }

  /// Hands every text of the inputs on.
  ///
  /// - Throws: What `body` throws; a file that cannot be read is a failure of the summary, and the others are read.
  mutating func forEach(
    in inputs: InputSet, excluding excluded: [String], _ body: (CorpusDocument) throws(BatchError) -> Void
  ) throws(BatchError) {
    var cursor = InputCursor(inputs, excluding: excluded)
    while let step = cursor.next() {
      switch step {
      case .file(let file):
        // Errors of reading end the file, those of `body` the run; the latter are told by being kept.
        var refusal: BatchError?
        do throws(BatchError) {
          try read(file) { (document) throws(BatchError) in
            do throws(BatchError) {
              try body(document)
            } catch {
              refusal = error
              throw error
            }
          }
          summary.files += 1
        } catch {
          if let refusal { throw refusal }
          note(error)
        }
      case .failure(let error): note(error)
      case .skipped(let path, let reason): skip(path, reason)
      }
    }
  }

  private mutating func note(_ error: BatchError) {
    summary.failedFiles += 1
    fail(BatchFailure(error))
  }

  private mutating func read(
    _ file: InputFile, _ body: (CorpusDocument) throws(BatchError) -> Void
  ) throws(BatchError) {
    switch (file.format.content, settings.layout) {
    case (.jsonl, _): try readRecords(file, body)
    case (.text, .document):
      let text = try PlainTextReader.read(file)
      try cut(CorpusDocument(id: file.path, genre: settings.genre, text: text), body)
    case (.text, .corpus):
      var corpus = try CorpusText(file)
      var number = 0
      let name = file.isStandardInput ? "stdin" : Path.name(of: file.path)
      while let text = try corpus.next() {
        number += 1
        try cut(CorpusDocument(id: "\(name):\(number)", genre: settings.genre, text: text), body)
      }
    case (.csv, _), (.tsv, _), (.json, _), (.wet, _):
      throw .configuration(
        "\(file.name): \(file.format.content.rawValue) is not damaged; give plain text or JSON Lines")
    }
  }

  private mutating func readRecords(
    _ file: InputFile, _ body: (CorpusDocument) throws(BatchError) -> Void
  ) throws(BatchError) {
    var reader = JSONLinesReader(try file.open().0)
    while let block = try reader.next() {
      var lines: [(Int, Range<Int>)] = []
      block.forEachLine { lines.append(($0, $1)) }
      for (number, range) in lines {
        if let document = document(block.bytes, range, number, file) { try cut(document, body) }
      }
    }
  }

  /// The text of a record; nil for a blank line, and for one without a text, which is a failure.
  private mutating func document(
    _ bytes: [UInt8], _ line: Range<Int>, _ number: Int, _ file: InputFile
  ) -> CorpusDocument? {
    if bytes[line].isBlankLine { return nil }
    do throws(RecordError) {
      if scanner == nil { scanner = try RecordScanner() }
      guard let scanner else { return nil }
      let names = [settings.records.textField, settings.records.idField, "genre"].map { Array($0.utf8) }
      let fields = try scanner.fields(names, in: bytes, line)
      guard let text = fields[0] else { throw .missingField(settings.records.textField) }
      guard text.kind == .string else { throw .notAString(settings.records.textField, text.kind) }
      return CorpusDocument(
        id: string(fields[1], bytes) ?? "\(file.path):\(number)", genre: settings.genre ?? string(fields[2], bytes),
        text: JSONStringLiteral(bytes[text.content]).text)
    } catch {
      summary.failedRecords += 1
      fail(BatchFailure(error, path: file.path, line: number))
      return nil
    }
  }

  private func string(_ field: RecordField?, _ bytes: [UInt8]) -> String? {
    switch field?.kind {
    case .string: field.map { String(decoding: JSONStringLiteral(bytes[$0.content]).text, as: UTF8.self) }
    case .number: field.map { String(decoding: bytes[$0.value], as: UTF8.self) }
    default: nil
    }
  }

  /// Hands the pieces of a document on.
  private mutating func cut(
    _ document: CorpusDocument, _ body: (CorpusDocument) throws(BatchError) -> Void
  ) throws(BatchError) {
    let cutter = DocumentCutter(minimumWords: settings.minimumWords, maximumWords: settings.maximumWords)
    let pieces = cutter.pieces(of: document.text, &cutRandom)
    for (index, piece) in pieces.enumerated() {
      let id = pieces.count == 1 ? document.id : "\(document.id)#\(index + 1)"
      ordinal += 1
      try body(
        CorpusDocument(id: id, genre: document.genre, text: Array(document.text[piece]), ordinal: ordinal))
    }
  }
}

/// A clean text to damage.
struct CorpusDocument: Hashable, Sendable {
  var id: String
  var genre: String?
  var text: [UInt8]
  /// Its place among all texts read, which decides its random numbers.
  var ordinal = 0
}

/// How a plain text file holds documents.
public enum CorpusLayout: String, CaseIterable, Hashable, Sendable {
  /// A paragraph a line, a blank line between documents.
  case corpus
  /// A file is one document.
  case document
}

/// Reads a text of many documents: a paragraph a line, a blank line between documents.
///
/// It holds one document and one block of the file.
struct CorpusText {
  private let source: any ByteReader
  private var block: [UInt8] = []
  private var offset = 0
  private var isAtEnd = false

  init(_ file: InputFile) throws(BatchError) { source = try file.open().0 }

  /// The next document, its paragraphs separated by blank lines; nil at the end.
  ///
  /// - Complexity: O(*n*) in the bytes of the document.
  mutating func next() throws(BatchError) -> [UInt8]? {
    var document: [UInt8] = []
    while let line = try nextLine() {
      if line.isBlankLine {
        if !document.isEmpty { return document }
        continue
      }
      if !document.isEmpty { document.append(0x0A) }
      document += line
      document.append(0x0A)
    }
    return document.isEmpty ? nil : document
  }

  private mutating func nextLine() throws(BatchError) -> ArraySlice<UInt8>? {
    var searched = offset
    while true {
      if let end = block[searched...].firstIndex(of: 0x0A) {
        defer { offset = end + 1 }
        return block[offset..<end]
      }
      guard !isAtEnd else {
        defer { offset = block.count }
        return offset < block.count ? block[offset...] : nil
      }
      block.removeSubrange(..<offset)
      offset = 0
      searched = block.count
      isAtEnd = try source.read(1 << 20, into: &block) == 0
    }
  }
}

/// Keeps a random sample of a stream of documents, all equally likely (Vitter's algorithm R).
struct DocumentSample {
  private let size: Int
  private var random: DamageRandom
  private var kept: [CorpusDocument] = []
  private var seen = 0

  init(size: Int, seed: UInt64) {
    self.size = size
    random = DamageRandom(seed: seed)
  }

  mutating func offer(_ document: CorpusDocument) {
    seen += 1
    if kept.count < size {
      kept.append(document)
    } else {
      let slot = random.below(seen)
      if kept.indices.contains(slot) { kept[slot] = document }
    }
  }

  /// The sample in the order of the stream.
  var documents: [CorpusDocument] { kept.sorted { $0.ordinal < $1.ordinal } }
}
