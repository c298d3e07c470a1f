internal import Copydesk

/// Names the source of documents: the one place where it is done, so that counting and cleaning mean the same.
///
/// A record's source is what its field tells (``Copydesk/Document/source(of:)``); without a field, and for plain texts,
/// it is the folder of the file.
struct SourceNaming {
  /// The folder of the file; nil for standard input, which has none.
  let folder: String?
  /// Whether a field tells the source.
  private let hasField: Bool

  init(_ input: InputFile, _ records: RecordOptions) {
    folder = input.isStandardInput ? nil : Path.parent(of: input.name)
    hasField = records.sourceField != nil
  }

  /// The source of a record whose field has a value.
  func source(_ value: String?) -> String? { hasField ? value.flatMap(Document.source(of:)) : folder }
}

extension RecordBlock {
  /// What a row of a table has in a column, by the column's name; nil if there is no such column.
  func value(of column: String, in row: TableRow) -> String? {
    guard let header, let number = header.names.firstIndex(where: { $0.hasSameBytes(as: column) }) else { return nil }
    return places(of: row).dropFirst(number).first.map { String(decoding: field($0).text, as: UTF8.self) }
  }
}
