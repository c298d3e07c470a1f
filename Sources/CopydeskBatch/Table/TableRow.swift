/// One record of a CSV or TSV file, as offsets into its block.
struct TableRow: Hashable, Sendable {
  /// What the record is.
  enum Kind: Hashable, Sendable {
    case header
    /// The fields with the text and with the name, as they stand.
    case record(text: Range<Int>, id: Range<Int>?)
    case malformed(RecordError)
    /// Blank lines at the end of the file.
    case blank
  }

  /// The whole record: blank lines before it, its fields, its line end.
  var range: Range<Int>
  /// Where its last field ends.
  var contentEnd: Int
  /// The line it begins in.
  var line: Int
  /// Its number in the file, from 1; the header is the first.
  var number: Int
  var kind: Kind
}
