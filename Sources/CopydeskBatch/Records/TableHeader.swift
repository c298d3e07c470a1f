internal import CLibCSV

/// What the first record of a CSV or TSV file says: which columns there are.
struct TableHeader: Hashable, Sendable {
  /// The columns' names.
  var names: [String]
  /// The numbers of the columns with texts, from 0, in ascending order; one or more.
  var texts: [Int]
  /// What the user calls those columns.
  private var textNames: [Int: String] = [:]
  /// The number of the column with the name, if there is one.
  var id: Int?
  /// The byte between fields.
  var delimiter: UInt8
  /// Whether quotation marks are text.
  var isRaw = false
  /// The record itself, with its line end.
  var record: [UInt8]

  /// Reads a header.
  ///
  /// - Throws: ``BatchError/missingColumn(path:column:known:)`` if no column has the text.
  init(
    _ record: [UInt8], delimiter: UInt8, records: RecordOptions, path: String
  ) throws(BatchError) {
    isRaw = !records.dialect.quotes
    self.delimiter = delimiter
    let bytes = Array(record[record.byteOrderMarkLength...])
    names = TableField.places(in: bytes, delimiter: delimiter, isRaw: isRaw).map { [isRaw] place in
      String(decoding: TableField(bytes[place], isRaw: isRaw).text, as: UTF8.self)
    }
    // Without a header the record is one of the data.
    self.record = records.dialect.hasHeader ? record : []
    if !records.dialect.hasHeader { names = names.indices.map { String($0 + 1) } }
    texts = []
    for name in records.textFields {
      guard let text = Self.column(name, in: names) else {
        throw .missingColumn(path: path, column: name, known: names)
      }
      if textNames.updateValue(name, forKey: text) == nil { texts.append(text) }
    }
    texts.sort()
    id = Self.column(records.idField, in: names)
    for added in [records.outputField, records.scoreField] {
      if let added, names.contains(where: { $0.hasSameBytes(as: added) }) {
        throw .columnExists(path: path, column: added)
      }
    }
  }

  /// The first column with a text.
  var text: Int { texts.first ?? 0 }

  /// What the name of a column's document has behind the record's; nothing where there is one column.
  func label(ofColumn column: Int) -> String { texts.count > 1 ? "#\(textName(ofColumn: column))" : "" }

  /// What the user calls a column with a text.
  func textName(ofColumn column: Int) -> String { textNames[column] ?? names[column] }

  /// The column of a name, or of a number from 1 that is no name; nil if there is none.
  func column(_ name: String) -> Int? { Self.column(name, in: names) }

  /// The column of a name, or of a number from 1 that is no name.
  private static func column(_ name: String, in names: [String]) -> Int? {
    if let known = names.firstIndex(where: { $0.hasSameBytes(as: name) }) { return known }
    guard let number = Int(name), number > 0, number <= names.count else { return nil }
    return number - 1
  }

  /// The names of the columns a run adds, as they stand in a header.
  func fields(addedBy records: RecordOptions) -> [[UInt8]] {
    [records.outputField, records.scoreField].compactMap { $0 }.map {
      TableField.source(of: Array($0.utf8), isQuoted: false, delimiter: delimiter)
    }
  }

  /// The record with the columns a run adds, for another file that records go to.
  func record(addedTo records: RecordOptions) -> [UInt8] {
    let end = record.lastIndex { $0 != 0x0A && $0 != 0x0D }.map { $0 + 1 } ?? 0
    return record[..<end] + fields(addedBy: records).flatMap { [delimiter] + $0 } + record[end...]
  }
}

extension RecordBlock {
  /// Where the texts of a row stand, by their columns; `first` is where the first of them does.
  func texts(of row: TableRow, _ first: Range<Int>, _ header: TableHeader) -> [(column: Int, place: Range<Int>)] {
    if header.texts.count == 1 { return [(header.text, first)] }
    let places = places(of: row)
    return header.texts.compactMap { $0 < places.count ? ($0, places[$0]) : nil }
  }

  /// Where the fields of a row stand.
  ///
  /// - Complexity: O(*n*) in the bytes of the row.
  func places(of row: TableRow) -> [Range<Int>] {
    guard let header else { return [] }
    var start = row.range.lowerBound
    if row.number == 1 { start += bytes[row.range].byteOrderMarkLength }
    while start < row.contentEnd, bytes[start] == 0x0A || bytes[start] == 0x0D { start += 1 }
    return TableField.places(
      in: Array(bytes[start..<row.contentEnd]), delimiter: header.delimiter, isRaw: header.isRaw
    ).map { $0.lowerBound + start..<$0.upperBound + start }
  }

  /// A field of one of a table's rows.
  func field(_ range: Range<Int>) -> TableField { TableField(bytes[range], isRaw: header?.isRaw == true) }
}

/// A field of a CSV or TSV record as it stands, and the text it holds.
struct TableField: Hashable, Sendable {
  private static let quote = UInt8(ascii: "\"")

  /// Whether it stands in quotation marks.
  let isQuoted: Bool
  /// Its text.
  let text: [UInt8]

  /// Reads a field that libcsv found well formed; a raw one is text as it stands.
  init(_ source: ArraySlice<UInt8>, isRaw: Bool = false) {
    isQuoted = !isRaw && source.count >= 2 && source.first == Self.quote && source.last == Self.quote
    guard isQuoted else {
      text = Array(source)
      return
    }
    var text: [UInt8] = []
    text.reserveCapacity(source.count)
    var isSecond = false
    for byte in source.dropFirst().dropLast() {
      if byte == Self.quote, !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      text.append(byte)
    }
    self.text = text
  }

  /// Where the fields of a whole record stand, line ends around it left out; those of a record that is not well formed up
  /// to the fault.
  ///
  /// - Complexity: O(*n*) in the bytes.
  static func places(in record: [UInt8], delimiter: UInt8, isRaw: Bool) -> [Range<Int>] {
    if isRaw {
      let line = record.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).first ?? []
      return line.split(separator: delimiter, omittingEmptySubsequences: false).map(\.indices)
    }
    var count = 0
    _ = clibcsv_find_fields(record, record.count, delimiter, nil, 0, &count)
    var fields = [clibcsv_field](repeating: clibcsv_field(), count: count)
    _ = clibcsv_find_fields(record, record.count, delimiter, &fields, count, &count)
    return fields.prefix(count).map { $0.start..<max($0.start, $0.end) }
  }

  /// Writes a text as a field, in quotation marks if asked for or needed.
  static func source(of text: [UInt8], isQuoted: Bool, delimiter: UInt8) -> [UInt8] {
    let needsMarks = text.contains { $0 == quote || $0 == delimiter || $0 == 0x0A || $0 == 0x0D }
    guard isQuoted || needsMarks else { return text }
    var source: [UInt8] = [quote]
    source.reserveCapacity(text.count + 2)
    for byte in text {
      if byte == quote { source.append(quote) }
      source.append(byte)
    }
    source.append(quote)
    return source
  }
}
