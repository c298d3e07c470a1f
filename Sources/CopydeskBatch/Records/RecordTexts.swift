internal import Copydesk

/// A text of a JSON record: a string in one of the fields that are cleaned, or in a list there.
struct RecordText: Hashable, Sendable {
  /// The field, as the user names it.
  var field: String
  /// Its place in a list, from 0; nil for a field that is a string.
  var element: Int?
  /// What stands between its quotation marks.
  var content: Range<Int>
  /// Whether other fields have texts, too.
  var isOneOfSeveral: Bool

  /// What the name of its document has behind the record's: nothing where the record has one text alone, else its place
  /// as jq writes it, `#title` or `#paragraphs[2]`.
  var label: String {
    if let element { return "#\(field)[\(element)]" }
    return isOneOfSeveral ? "#\(field)" : ""
  }
}

extension RecordText {
  /// The field and place in a list that a label tells.
  static func parts(ofLabel label: String) -> (whole: String, field: String, element: Int?) {
    let whole = label.utf8.dropFirst()
    var field = whole
    var element: Int?
    if whole.last == UInt8(ascii: "]"), let bracket = whole.lastIndex(of: UInt8(ascii: "[")) {
      element = Int(String(decoding: whole[whole.index(after: bracket)...].dropLast(), as: UTF8.self))
      field = whole[..<bracket]
    }
    return (String(decoding: whole, as: UTF8.self), String(decoding: field, as: UTF8.self), element)
  }

  /// Whether its label is that of some parts; a field without a list may have brackets in its name.
  func hasParts(_ parts: (whole: String, field: String, element: Int?)) -> Bool {
    guard let element else { return isOneOfSeveral && field.hasSameBytes(as: parts.whole) }
    return element == parts.element && field.hasSameBytes(as: parts.field)
  }
}

/// Finds the texts of JSON records.
struct RecordTextFinder {
  private let fields: [String]

  /// Takes the fields that are cleaned.
  init(_ fields: [String]) { self.fields = fields }

  /// The names to ask a ``RecordScanner`` for.
  var names: [[UInt8]] { fields.map { Array($0.utf8) } }

  /// The texts of a record, in the order they stand in.
  ///
  /// Of several fields a record may lack some, and `null` and an empty list are no text.
  /// - Parameters:
  ///   - found: What the scanner found for ``names``.
  ///   - bytes: The bytes that hold the record.
  ///   - record: The record's place in it.
  /// - Returns: None for a record whose fields are `null` or empty lists.
  /// - Throws: ``RecordError`` if the record has none of the fields, or one is neither a string nor a list of them.
  func texts(
    _ found: ArraySlice<RecordField?>, in bytes: [UInt8], _ record: Range<Int>
  ) throws(RecordError) -> [RecordText] {
    guard found.contains(where: { $0 != nil }) else {
      throw .missingField(fields[0], known: RecordError.fieldNames(of: bytes[record]))
    }
    var texts: [RecordText] = []
    for (name, field) in zip(fields, found) {
      guard let field else { continue }
      switch field.kind {
      case .null: continue
      case .string: texts.append(text(name, nil, field.content))
      case .array:
        guard let elements = Self.strings(ofArrayAt: field.value.lowerBound, in: bytes, record.upperBound) else {
          throw .notAString(name, .array)
        }
        for (index, content) in elements.enumerated() { texts.append(text(name, index, content)) }
      default: throw .notAString(name, field.kind)
      }
    }
    if texts.count > 1 {
      texts.sort { $0.content.lowerBound < $1.content.lowerBound }
      // Two names may lead to one field.
      for index in texts.indices.dropFirst().reversed() where texts[index].content == texts[index - 1].content {
        texts.remove(at: index)
      }
    }
    return texts
  }

  private func text(_ field: String, _ element: Int?, _ content: Range<Int>) -> RecordText {
    RecordText(field: field, element: element, content: content, isOneOfSeveral: fields.count > 1)
  }

  /// The contents of the strings of a list that is known to be JSON; nil if it holds something else.
  private static func strings(ofArrayAt start: Int, in bytes: [UInt8], _ limit: Int) -> [Range<Int>]? {
    var strings: [Range<Int>] = []
    var index = start + 1
    while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "]"): return strings
      case UInt8(ascii: "\""):
        let first = index + 1
        index = first
        while index < limit, bytes[index] != UInt8(ascii: "\"") { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
        guard index < limit else { return nil }
        strings.append(first..<index)
      case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D: break
      default: return nil
      }
      index += 1
    }
    return nil
  }
}

/// Finds the texts of some records of a file, asked for in ascending order.
struct RecordTexts {
  private let file: InputFile
  private let fields: [String]
  private var reader: any RecordBlockReader
  private var block: RecordBlock?
  /// The texts of the JSON record that was asked for last: a list is looked through once.
  private var found: (record: Int, fields: [String], texts: [RecordText])?
  private let scanner: RecordScanner

  /// Opens a file whose texts are in some fields; `dialect` is how it is written if it is a table.
  init(_ file: InputFile, fields: [String], dialect: TableDialect) throws(BatchError) {
    self.file = file
    self.fields = fields
    let (bytes, _) = try file.open()
    // Any column will do to find the rows by.
    var options = RecordOptions(textField: "1")
    options.dialect = dialect
    reader = try file.recordReader(bytes, options)
    do {
      scanner = try RecordScanner()
    } catch {
      throw .ledgerMismatch(path: file.name, line: nil, reason: error.description)
    }
  }

  /// The text of a field of a record; empty if it holds none.
  ///
  /// - Throws: ``BatchError`` if the file has no such record.
  mutating func text(ofRecord record: Int, field: String, element: Int?) throws(BatchError) -> [UInt8] {
    try text(ofRecord: record, [field]) { texts in
      // Of one field the texts stand in the order of their list.
      texts.dropFirst(element ?? 0).first.flatMap { $0.element == element ? $0 : nil }
    }
  }

  /// The text of a record that a document is named after; empty if it holds none.
  mutating func text(ofRecord record: Int, named name: String) throws(BatchError) -> [UInt8] {
    try text(ofRecord: record, fields) { texts in
      if texts.count < 2 { return texts.first }
      // A label begins with a number sign; of two that fit the longer one is meant.
      var rest = name.utf8[...]
      while let mark = rest.firstIndex(of: UInt8(ascii: "#")) {
        let label = String(decoding: rest[mark...], as: UTF8.self)
        let parts = RecordText.parts(ofLabel: label)
        if let found = texts.first(where: { $0.hasParts(parts) }) { return found }
        rest = rest[rest.index(after: mark)...]
      }
      return texts.first { $0.label.isEmpty }
    }
  }

  private mutating func text(
    ofRecord record: Int, _ fields: [String], choosing choose: ([RecordText]) -> RecordText?
  ) throws(BatchError) -> [UInt8] {
    while block.map({ $0.end.record <= record }) ?? true {
      guard let next = try reader.next() else {
        throw .ledgerMismatch(path: file.name, line: record, reason: "there is no such record")
      }
      block = next
    }
    guard let block else { return [] }
    if let entries = block.archive {
      return entries.first { $0.number == record }.map { Array(block.bytes[$0.body]) } ?? []
    }
    if let rows = block.rows {
      guard let row = rows.first(where: { $0.number == record }), case .record = row.kind, let header = block.header
      else { return [] }
      let texts = fields.map { RecordText(field: $0, content: 0..<0, isOneOfSeveral: fields.count > 1) }
      guard let column = choose(texts).flatMap({ header.column($0.field) }) else { return [] }
      return block.places(of: row).dropFirst(column).first.map { block.field($0).text } ?? []
    }
    let texts = texts(ofRecord: record, fields, in: block)
    guard let text = choose(texts) else { return [] }
    return JSONStringLiteral(block.bytes[text.content]).text
  }

  private mutating func texts(ofRecord record: Int, _ fields: [String], in block: RecordBlock) -> [RecordText] {
    if let found, found.record == record, found.fields == fields { return found.texts }
    guard let range = block.range(ofRecord: record) else { return [] }
    let finder = RecordTextFinder(fields)
    let places = try? scanner.fields(finder.names, in: block.bytes, range)
    let texts = places.flatMap { try? finder.texts($0[...], in: block.bytes, range) } ?? []
    found = (record, fields, texts)
    return texts
  }
}

extension InputFile {
  /// What reads the file's records in blocks.
  func recordReader(
    _ bytes: any ByteReader, _ options: RecordOptions, sums: Bool = false
  ) throws(BatchError) -> any RecordBlockReader {
    switch format.content {
    case .json: JSONReader(bytes, sums: sums)
    case .csv, .tsv: TableReader(bytes, format.content, options: options, name: name, sums: sums)
    case .wet: ArchiveReader(bytes, sums: sums)
    case .text, .jsonl: JSONLinesReader(bytes, sums: sums)
    }
  }
}
