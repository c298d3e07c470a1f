/// Names the documents of a file of records: the one place where it is done, so that a pass that collects evidence and
/// the pass that cleans mean the same document by the same name.
///
/// A name is the record's own id, or else the file's name and the line the record begins in.
struct RecordNaming {
  /// The file's name as the run has it.
  let file: String

  /// The name of a line of JSON, whose id may be a string or a number.
  func name(_ id: RecordField?, in bytes: [UInt8], line: Int) -> String {
    switch id?.kind {
    case .string: id?.string(in: bytes) ?? placeName(line)
    case .number: id.map { String(decoding: bytes[$0.value], as: UTF8.self) } ?? placeName(line)
    default: placeName(line)
    }
  }

  /// The name of a row of a table; an empty id is none.
  func name(_ id: Range<Int>?, of row: TableRow, in block: RecordBlock) -> String {
    let own = id.map { block.field($0).text } ?? []
    return own.isEmpty ? placeName(row.line) : String(decoding: own, as: UTF8.self)
  }

  /// The name of a record without an id, or of one that cannot be read.
  func placeName(_ line: Int) -> String { "\(file):\(line)" }
}
