internal import CLibCSV

/// What the first record of a CSV or TSV file says: which columns there are.
struct TableHeader: Hashable, Sendable {
  /// The columns' names.
  var names: [String]
  /// The number of the column with the text, from 0.
  var text: Int
  /// The number of the column with the name, if there is one.
  var id: Int?
  /// The byte between fields.
  var delimiter: UInt8
  /// The record itself, with its line end.
  var record: [UInt8]

  /// Reads a header.
  ///
  /// - Throws: ``BatchError/missingColumn(path:column:known:)`` if no column has the text.
  init(
    _ record: [UInt8], delimiter: UInt8, records: RecordOptions, path: String
  ) throws(BatchError) {
    self.record = record
    self.delimiter = delimiter
    let mark = TableReader.byteOrderMarkLength(record[...])
    var fields: [clibcsv_field] = []
    var count = 0
    let bytes = Array(record[mark...])
    _ = clibcsv_find_fields(bytes, bytes.count, delimiter, nil, 0, &count)
    fields = [clibcsv_field](repeating: clibcsv_field(), count: count)
    _ = clibcsv_find_fields(bytes, bytes.count, delimiter, &fields, count, &count)
    names = fields.map { field in
      String(decoding: TableField(bytes[field.start..<max(field.start, field.end)]).text, as: UTF8.self)
    }
    guard let text = names.firstIndex(where: { $0.hasSameBytes(as: records.textField) }) else {
      throw .missingColumn(path: path, column: records.textField, known: names)
    }
    self.text = text
    id = names.firstIndex { $0.hasSameBytes(as: records.idField) }
    for added in [records.outputField, records.scoreField] {
      if let added, names.contains(where: { $0.hasSameBytes(as: added) }) {
        throw .columnExists(path: path, column: added)
      }
    }
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
