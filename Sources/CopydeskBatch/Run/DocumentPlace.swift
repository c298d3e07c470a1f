/// Where the text of a record stands: in which line, and as which string of it.
public struct DocumentPlace: Sendable {
  /// The line of the file, from 1.
  var line: Int
  /// The line itself.
  var record: [UInt8]
  /// The string, and where its content begins in the line.
  var literal: JSONStringLiteral
  var contentStart: Int
}
