public import Copydesk

/// Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
///
/// A line is `::warning file=…,line=…,endLine=…,col=…,endColumn=…,title=rule::message`. Lines that a step writes to its
/// standard output become annotations; GitHub shows ten errors, ten warnings and ten notices of a step, so a summary line
/// at the end tells how many there were. Columns count Unicode code points, from 1; an end column is left out where a
/// finding spans lines, since GitHub refuses it there.
public struct GitHubAnnotations: DocumentReport {
  private let catalog: RuleCatalog

  /// Creates a report; of the options only the catalogue matters.
  public init(_ options: ReportOptions) { catalog = options.catalog }

  /// Writes nothing: the commands need no head.
  public mutating func begin(into sink: ByteSink) throws {}

  /// Writes a command for every finding of a document; a record's at its place in the file of records.
  public mutating func add(
    _ document: CleanedDocument, original: [UInt8], at place: SourcePlace?, into sink: ByteSink
  ) throws {
    guard !document.ledger.findings.isEmpty else { return }
    let lines = LineIndex(original)
    var text = ""
    for finding in document.ledger.findings {
      var (start, end) = (lines.position(of: finding.range.lowerBound), lines.position(of: finding.range.upperBound))
      if let place, place.isRecord {
        let (first, last) = (place.position(of: finding.range.lowerBound), place.position(of: finding.range.upperBound))
        (start, end) = ((first.line, first.column), (last.line, last.column))
      }
      text += "::\(Self.command(finding.severity)) file=\(Self.property(place?.path ?? document.id)),line=\(start.line)"
      text += ",endLine=\(max(start.line, end.line)),col=\(start.column)"
      if start.line == end.line { text += ",endColumn=\(max(start.column, end.column))" }
      text += ",title=\(Self.property(finding.rule))::\(Self.data(FindingMessage.text(finding, original, catalog)))\n"
    }
    try sink(Array(text.utf8))
  }

  /// Writes the counts of the run.
  public mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws {
    let repaired = statistics.rules.values.reduce(0) { $0 + $1.repaired }
    let flagged = statistics.rules.values.reduce(0) { $0 + $1.flagged }
    let text = "copydesk: \(statistics.documents) documents, \(repaired) places to repair, \(flagged) flagged\n"
    try sink(Array(text.utf8))
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .note: "notice"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// Escapes a message, as GitHub's toolkit does.
  private static func data(_ text: String) -> String { escape(text, also: []) }

  /// Escapes a property, in which `:` and `,` have a meaning too.
  private static func property(_ text: String) -> String { escape(text, also: [":", ","]) }

  private static func escape(_ text: String, also others: Set<Unicode.Scalar>) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "%" || scalar == "\r" || scalar == "\n" || others.contains(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped.append(contentsOf: ("%" + (digits.utf8.count < 2 ? "0" : "") + digits).unicodeScalars)
      } else {
        escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
