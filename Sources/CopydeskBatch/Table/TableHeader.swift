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
    guard let text = names.firstIndex(of: records.textField) else {
      throw .missingColumn(path: path, column: records.textField, known: names)
    }
    self.text = text
    id = names.firstIndex(of: records.idField)
    for added in [records.outputField, records.scoreField] {
      if let added, names.contains(added) { throw .columnExists(path: path, column: added) }
    }
  }
}
