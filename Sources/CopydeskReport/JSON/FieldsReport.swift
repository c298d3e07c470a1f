public import Copydesk
import CopydeskLedger

/// The fields of every document, a line of JSON for each: `{"id", "dateline": […], "byline": […], …}`, with the kinds of
/// ``Copydesk/ArticleField`` that it has.
public struct FieldsReport: DocumentReport {
  private let reader: ArticleFieldReader

  /// Creates a report.
  ///
  /// - Throws: ``Copydesk/ConfigurationError/unicodeUnavailable(_:)`` if ICU cannot be opened.
  public init() throws(ConfigurationError) { reader = try ArticleFieldReader() }

  /// Writes nothing.
  public mutating func begin(into sink: ByteSink) throws {}

  /// Writes the line of a document.
  public mutating func add(
    _ document: CleanedDocument, original: [UInt8], at place: SourcePlace?, into sink: ByteSink
  ) throws {
    let fields = reader.fields(of: Document(id: document.id, bytes: original))
    var json = JSONWriter()
    json.beginObject()
    json.member("id", document.id)
    for kind in ArticleField.Kind.allCases {
      let texts = fields.filter { $0.kind == kind }
      if texts.isEmpty { continue }
      json.key(kind.rawValue)
      json.beginArray()
      for field in texts { json.string(field.text) }
      json.endArray()
    }
    json.endObject()
    json.newline()
    try sink(json.bytes)
  }

  /// Writes nothing.
  public mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws {}
}
