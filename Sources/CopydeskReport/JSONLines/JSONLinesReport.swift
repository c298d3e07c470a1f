public import Copydesk
import CopydeskLedger
internal import UnicodeText

/// Findings as JSON Lines: the members of a ledger's line, and the file, line and columns.
public struct JSONLinesReport: DocumentReport {
  /// Creates a report.
  public init(_ options: ReportOptions) {}

  /// Writes nothing: every line is whole.
  public mutating func begin(into sink: ByteSink) throws {}

  /// Writes a line for every finding of a document.
  public mutating func add(
    _ document: CleanedDocument, original: [UInt8], at place: SourcePlace?, into sink: ByteSink
  ) throws {
    let index = CodePointIndex(original)
    for finding in document.ledger.findings {
      let line = LedgerLine.encode(
        finding, documentID: document.id, codePoints: index.range(finding.range), extra: [])
      guard let place else {
        try sink(line)
        continue
      }
      let (start, end) = (place.position(of: finding.range.lowerBound), place.position(of: finding.range.upperBound))
      var json = JSONWriter()
      json.beginObject()
      json.member("path", place.path)
      json.member("line", start.line)
      json.member("column", start.column)
      json.member("endLine", end.line)
      json.member("endColumn", end.column)
      // The finding's own members follow, in one object.
      try sink(json.bytes + [UInt8(ascii: ",")] + line.dropFirst())
    }
  }

  /// Writes nothing.
  public mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws {}
}
