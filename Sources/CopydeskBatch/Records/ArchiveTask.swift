internal import Copydesk

/// Cleans the texts of a WARC file, such as the WET files of Common Crawl.
///
/// They are the bodies of records of the type `conversion` that are plain text. All other records pass through byte for
/// byte.
///
/// What a record's headers say of its body is kept true: its length and its digests. A record with a digest that cannot
/// be made anew is left as it is, and listed.
struct ArchiveTask {
  let processor: BlockProcessor
  let sessions: SessionSet
  let input: InputFile

  /// The header that has a record's name where no other is asked for.
  private static let nameHeader = "WARC-Record-ID"
  /// The headers that say something of the body.
  private static let lengthHeader = "Content-Length"
  private static let digestHeaders = ["WARC-Block-Digest", "WARC-Payload-Digest"]

  func process(_ entry: ArchiveEntry, of records: RecordBlock, into block: inout ProcessedBlock) {
    let start = block.output.count
    var item = ProcessedItem(kind: .passed, output: start..<start)
    defer {
      item.output = start..<block.output.count
      block.items.append(item)
    }
    guard !entry.isBroken, let name = name(entry, records) else {
      if processor.sample != nil { return }
      if processor.products.contains(.output) { block.output += records.bytes[entry.outer] }
      if entry.isBroken {
        processor.addFailure(.notARecord, of: input, line: entry.line, record: entry.number, to: &block, &item)
      }
      return
    }
    if let sample = processor.sample, !sample.contains(name) { return }
    item.kind = .document
    let header = ArchiveHeader(records.bytes[entry.header])
    let original = Array(records.bytes[entry.body])
    let source = processor.records.sourceField.flatMap(header.value)
    let cleaned = processor.clean(
      Document(id: name, bytes: original, source: SourceNaming(input, processor.records).source(source)),
      with: sessions.session(source: source), of: input, record: entry.number)
    guard let values = cleaned.isChanged ? Self.values(header, cleaned.bytes) : [] else {
      item.kind = .passed
      if processor.products.contains(.output) { block.output += records.bytes[entry.outer] }
      return processor.addFailure(
        .unknownDigest, of: input, line: entry.line, record: entry.number, to: &block, &item)
    }
    let lead = entry.header.lowerBound - entry.outer.lowerBound
    let written = header.with(values)
    if processor.products.contains(.output) {
      block.output += records.bytes[entry.outer.lowerBound..<entry.header.lowerBound]
      block.output += written + cleaned.bytes
      block.output += records.bytes[entry.body.upperBound..<entry.outer.upperBound]
    }
    item.field = lead..<lead + written.count + cleaned.bytes.count
    var note = RecordNote(
      inputRecord: entry.number, input: input.name, textField: "", outputField: nil, spelling: nil, layout: .archive)
    note.headers = values.map { String(decoding: records.bytes[$0.place], as: UTF8.self) }
    let place =
      processor.products.contains(.places)
      ? DocumentPlace(
        line: entry.line, record: Array(records.bytes[entry.header.lowerBound..<entry.body.upperBound]),
        literal: JSONStringLiteral([]), contentStart: entry.header.count) : nil
    processor.add(
      cleaned, original: original, line: entry.line, record: entry.number, note: note, place: place, to: &block, &item)
  }

  /// The name of a record's document; nil for a record that holds no text.
  func name(_ entry: ArchiveEntry, _ records: RecordBlock) -> String? {
    Self.name(entry, records, processor.records, file: input.name)
  }

  /// The name of the document that a record of a file holds, if it holds one.
  static func name(_ entry: ArchiveEntry, _ records: RecordBlock, _ options: RecordOptions, file: String) -> String? {
    let header = ArchiveHeader(records.bytes[entry.header])
    guard header.value("WARC-Type")?.lowercased() == "conversion",
      header.value("Content-Type")?.lowercased().utf8.starts(with: "text/plain".utf8) ?? true
    else { return nil }
    return header.value(options.idField) ?? header.value(nameHeader) ?? "\(file):\(entry.line)"
  }

  /// The headers that say something of the body, and what they have to say of another; nil if that cannot be told.
  private static func values(_ header: ArchiveHeader, _ body: [UInt8]) -> [(place: Range<Int>, value: [UInt8])]? {
    var values: [(place: Range<Int>, value: [UInt8])] = []
    if let place = header.place(lengthHeader) { values.append((place, Array(String(body.count).utf8))) }
    for name in digestHeaders {
      guard let place = header.place(name) else { continue }
      guard let digest = header.value(name), digest.lowercased().utf8.starts(with: "sha1:".utf8),
        let value = Base32SHA1.text(of: body)
      else { return nil }
      values.append((place, Array((digest.prefix(5) + value).utf8)))
    }
    return values.sorted { $0.place.lowerBound < $1.place.lowerBound }
  }

  /// The header and body of a record as they stood before cleaning.
  static func original(
    _ source: [UInt8], _ document: LedgerDocuments.Document, path: String
  ) throws(BatchError) -> [UInt8] {
    let record = document.note?.inputRecord
    guard let entry = ArchiveEntry(in: source, source.indices), entry.body.upperBound == source.count else {
      throw .ledgerMismatch(path: path, line: nil, reason: DocumentSeal.mismatch)
    }
    let text = try DocumentSeal.original(of: Array(source[entry.body]), document, path: path, line: record)
    let header = ArchiveHeader(source[entry.header])
    let earlier = document.note?.headers ?? []
    if earlier.isEmpty { return source[entry.header] + text }
    let places = ([lengthHeader] + digestHeaders).compactMap(header.place)
      .sorted { $0.lowerBound < $1.lowerBound }
    guard places.count == earlier.count else {
      throw .ledgerMismatch(path: path, line: nil, reason: "its headers are others; the ledger was changed")
    }
    return header.with(zip(places, earlier).map { ($0, Array($1.utf8)) }) + text
  }
}
