public import Copydesk
import CopydeskLedger

/// A report in SARIF 2.1.0, for code-scanning services and editors.
///
/// Columns count Unicode code points. A repair carries its edit as a fix; one joined with an earlier repair does not,
/// since the earlier one's fix does both.
public struct SARIFReport: DocumentReport {
  private let options: ReportOptions
  private let catalog: RuleCatalog
  private var isFirst = true

  /// Creates a report.
  public init(_ options: ReportOptions) { self.init(options, catalog: options.catalog) }

  init(_ options: ReportOptions, catalog: RuleCatalog) {
    self.options = options
    self.catalog = catalog
  }

  /// Writes the tool and its rules.
  public mutating func begin(into sink: ByteSink) throws {
    var json = JSONWriter()
    json.beginObject()
    json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    json.member("version", "2.1.0")
    json.key("runs")
    json.beginArray()
    json.beginObject()
    json.key("tool")
    json.beginObject()
    json.key("driver")
    json.beginObject()
    json.member("name", "Copydesk")
    json.member("version", options.version)
    json.key("rules")
    json.beginArray()
    for rule in catalog.rules { SARIFRule.write(rule, into: &json) }
    json.endArray()
    json.endObject()
    json.endObject()
    json.member("columnKind", "unicodeCodePoints")
    json.key("results")
    json.beginArray()
    try sink(json.bytes)
    isFirst = true
  }

  /// Writes the findings of one document; a record's at its place in the file of records, without fixes, since its text
  /// is spelled otherwise there.
  public mutating func add(
    _ document: CleanedDocument, original: [UInt8], at place: SourcePlace?, into sink: ByteSink
  ) throws {
    guard !document.ledger.findings.isEmpty else { return }
    let record = place.flatMap { $0.isRecord ? $0 : nil }
    let results = SARIFResults(
      document: place?.path ?? document.id, original: original, lines: LineIndex(original), catalog: catalog,
      record: record)
    for finding in document.ledger.findings {
      var json = JSONWriter(prefix: isFirst ? "\n" : ",\n")
      isFirst = false
      results.write(finding, into: &json)
      try sink(json.bytes)
    }
  }

  /// Writes the counts of the run.
  public mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws {
    var json = JSONWriter(prefix: "\n],\n")
    json.key("properties")
    json.beginObject()
    json.member("title", options.title)
    json.member("documents", statistics.documents)
    json.member("changedDocuments", statistics.changedDocuments)
    json.endObject()
    json.endObject()
    json.endArray()
    json.endObject()
    json.newline()
    try sink(json.bytes)
  }
}

/// Writes a rule as a SARIF reporting descriptor.
enum SARIFRule {
  static func write(_ rule: RuleInfo, into json: inout JSONWriter) {
    json.beginObject()
    json.member("id", rule.id)
    message("shortDescription", rule.summary, into: &json)
    message("fullDescription", rule.explanation.isEmpty ? rule.summary : rule.explanation, into: &json)
    message("help", help(rule), into: &json)
    json.key("defaultConfiguration")
    json.beginObject()
    json.member("level", rule.severity.rawValue)
    json.endObject()
    json.key("properties")
    json.beginObject()
    json.member("category", rule.category.rawValue)
    json.member("safety", rule.safety.rawValue)
    json.member("stage", rule.stage.rawValue)
    json.key("tags")
    json.beginArray()
    json.string(rule.category.rawValue)
    json.endArray()
    json.endObject()
    json.endObject()
  }

  private static func help(_ rule: RuleInfo) -> String {
    var parts = [rule.summary, rule.explanation].filter { !$0.isEmpty }
    for example in rule.examples {
      parts.append(example.before == example.after ? example.before : "\(example.before)\n→ \(example.after)")
    }
    return parts.joined(separator: "\n\n")
  }

  private static func message(_ name: String, _ text: String, into json: inout JSONWriter) {
    json.key(name)
    json.beginObject()
    json.member("text", text)
    json.endObject()
  }
}
