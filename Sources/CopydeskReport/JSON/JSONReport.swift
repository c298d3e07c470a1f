public import Copydesk
import CopydeskLedger
internal import UnicodeText

/// A report as one JSON document, written document by document.
///
/// `{"tool", "version", "documents": [{"id", "changed", "findings": […]}], "statistics": {…}}`; findings are the objects
/// ``LedgerLine`` writes.
public struct JSONReport: DocumentReport {
  private let options: ReportOptions
  private let catalog: RuleCatalog
  private var isFirst = true

  /// Creates a report.
  public init(_ options: ReportOptions) { self.init(options, catalog: options.catalog) }

  init(_ options: ReportOptions, catalog: RuleCatalog) {
    self.options = options
    self.catalog = catalog
  }

  /// Writes what stands before the first document.
  public mutating func begin(into sink: ByteSink) throws {
    var json = JSONWriter()
    json.beginObject()
    json.member("tool", "copydesk")
    json.member("version", options.version)
    json.key("documents")
    json.beginArray()
    try sink(json.bytes)
    isFirst = true
  }

  /// Writes one document.
  public mutating func add(
    _ document: CleanedDocument, original: [UInt8], at place: SourcePlace?, into sink: ByteSink
  ) throws {
    let index = CodePointIndex(original)
    var json = JSONWriter(prefix: isFirst ? "\n" : ",\n")
    isFirst = false
    json.beginObject()
    json.member("id", document.id)
    json.member("changed", document.isChanged)
    json.key("findings")
    json.beginArray()
    for finding in document.ledger.findings {
      LedgerLine.write(finding, documentID: document.id, codePoints: index.range(finding.range), into: &json)
    }
    json.endArray()
    json.endObject()
    try sink(json.bytes)
  }

  /// Writes the statistics.
  public mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws {
    var json = JSONWriter(prefix: "\n],\n")
    json.key("statistics")
    json.beginObject()
    json.member("documents", statistics.documents)
    json.member("changedDocuments", statistics.changedDocuments)
    json.member("bytes", statistics.bytes)
    json.member("passes", statistics.passes)
    json.key("rules")
    json.beginObject()
    for id in catalog.sorted(statistics.rules.keys) {
      guard let count = statistics.rules[id] else { continue }
      json.key(id)
      json.beginObject()
      json.member("repaired", count.repaired)
      json.member("flagged", count.flagged)
      json.member("nanoseconds", Int(clamping: count.nanoseconds))
      json.endObject()
    }
    json.endObject()
    json.endObject()
    json.endObject()
    json.newline()
    try sink(json.bytes)
  }
}
