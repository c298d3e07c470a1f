public import Copydesk
import CopydeskLedger

/// Findings in the Reviewdog Diagnostic Format, a line of JSON for each (`rdjsonl`).
///
/// Columns count bytes, as that format has them. A repair of a plain text is a suggestion that a reviewer can accept; in a
/// file of records the text is spelled otherwise, and the finding has none.
public struct DiagnosticLinesReport: DocumentReport {
  private let catalog: RuleCatalog

  /// Creates a report; of the options only the catalogue matters.
  public init(_ options: ReportOptions) { catalog = options.catalog }

  /// Writes nothing: every line is whole.
  public mutating func begin(into sink: ByteSink) throws {}

  /// Writes the findings of a document whose place is known: the format needs lines and columns.
  public mutating func add(
    _ document: CleanedDocument, original: [UInt8], at place: SourcePlace?, into sink: ByteSink
  ) throws {
    guard let place else { return }
    for finding in document.ledger.findings {
      var json = JSONWriter()
      json.beginObject()
      json.member("message", FindingMessage.text(finding, original, catalog))
      json.key("location")
      json.beginObject()
      json.member("path", place.path)
      json.key("range")
      range(finding, place, into: &json)
      json.endObject()
      json.member("severity", finding.severity == .note ? "INFO" : finding.severity.rawValue.uppercased())
      json.key("source")
      json.beginObject()
      json.member("name", "copydesk")
      json.endObject()
      json.key("code")
      json.beginObject()
      json.member("value", finding.rule)
      json.endObject()
      if let after = finding.after, !place.isRecord, let text = String(validating: after, as: UTF8.self) {
        json.key("suggestions")
        json.beginArray()
        json.beginObject()
        json.key("range")
        range(finding, place, into: &json)
        json.member("text", text)
        json.endObject()
        json.endArray()
      }
      json.endObject()
      json.newline()
      try sink(json.bytes)
    }
  }

  /// Writes nothing.
  public mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws {}

  private func range(_ finding: Finding, _ place: SourcePlace, into json: inout JSONWriter) {
    json.beginObject()
    for (key, offset) in [("start", finding.range.lowerBound), ("end", finding.range.upperBound)] {
      let position = place.position(of: offset)
      json.key(key)
      json.beginObject()
      json.member("line", position.line)
      json.member("column", position.byteColumn)
      json.endObject()
    }
    json.endObject()
  }
}
