public import Copydesk
internal import CopydeskLedger

/// A report as one self-contained page: an overview with charts, a table of documents, and the word diff of each.
///
/// It loads nothing from elsewhere and follows the reader's light or dark setting. Documents are kept as compressed JSON,
/// some dozens together, and drawn when they are opened, so that ten thousand open at once; a browser from 2023 or later
/// is needed for them. Documents without findings are listed by name. Of a long document the beginning is shown, with a
/// note of what was left out (``ReportOptions/shownBytes``); past ``ReportOptions/documentLimit`` or
/// ``ReportOptions/pageBytes`` documents are listed or counted, and the page says so.
public struct HTMLReport: DocumentReport {
  private let options: ReportOptions
  private var rules: HTMLRuleTable
  private var tally = HTMLTally()
  private var rows: [HTMLIndexRow] = []
  private var written = 0
  private var bundle = HTMLBundle(first: 1)
  private var bundles: [Int] = []
  private var closed = 0
  private var uncounted = 0
  private var undamaged = HTMLUndamaged()
  private var page: HTMLPage?
  private let clock = ContinuousClock()
  private var start: ContinuousClock.Instant?

  /// Creates a report.
  public init(_ options: ReportOptions) { self.init(options, catalog: options.catalog) }

  init(_ options: ReportOptions, catalog: RuleCatalog) {
    self.options = options
    rules = HTMLRuleTable(catalog: catalog)
  }

  /// Writes the head of the page.
  public mutating func begin(into sink: ByteSink) throws {
    let page = try HTMLPage(.report)
    self.page = page
    start = clock.now
    try sink(page.head(title: options.title, version: options.version))
  }

  /// Writes one document, if it has findings and there is room.
  public mutating func add(
    _ document: CleanedDocument, original: [UInt8], at place: SourcePlace?, into sink: ByteSink
  ) throws {
    let findings = document.ledger.findings
    guard !findings.isEmpty || document.bytes != original else {
      undamaged.add(document.id, bytes: original.count, limit: options.documentLimit)
      return
    }
    for finding in findings { tally.count(finding.outcome, percent: HTMLPercent.of(finding.confidence)) }
    var row = HTMLIndexRow(
      number: rows.count + 1, id: document.id, bytes: original.count, findings, &rules)
    tally.count(row)
    guard rows.count < options.documentLimit else {
      uncounted += 1
      return
    }
    row.isShown = written < options.pageBytes
    rows.append(row)
    guard row.isShown else {
      closed += 1
      return
    }
    var json = JSONWriter()
    HTMLDocument(document, original: original, limit: options.shownBytes).write(&rules, into: &json)
    bundle.add(json.bytes)
    if bundle.count >= min(HTMLBundle.size, options.pageBytes - written) { try close(into: sink) }
  }

  /// Writes the overview, the table of documents and the end of the page.
  public mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws {
    let page = try self.page ?? HTMLPage(.report)
    if bundle.count > 0 { try close(into: sink) }
    let run = options.run.map { HTMLRun($0, duration: start.map { Self.duration(clock.now - $0) }) }
    let overview = HTMLOverview(statistics, tally, rules, run: run)
    try sink(
      page.tail(
        overview, rows: rows, bundles: bundles, rules: rules, note: note, undamaged: undamaged,
        version: options.version))
  }

  /// A time in seconds, or in minutes and seconds.
  private static func duration(_ duration: Duration) -> String {
    let tenths = Int(duration / .milliseconds(100))
    if tenths < 600 { return "\(tenths / 10).\(tenths % 10) s" }
    return "\(HTMLOverview.grouped(tenths / 600)) min \(tenths / 10 % 60) s"
  }

  /// Writes the bundle and begins the next.
  private mutating func close(into sink: ByteSink) throws {
    let element = try bundle.element(bundles.count)
    bundles.append(bundle.first)
    bundle = HTMLBundle(first: rows.count + 1)
    written += element.count
    try sink(element)
  }

  private var note: String? {
    var sentences: [String] = []
    if closed > 0 {
      sentences.append(
        "\(HTMLOverview.grouped(closed)) of the documents below cannot be opened, since the page would grow too large.")
    }
    if uncounted > 0 {
      sentences.append("\(HTMLOverview.grouped(uncounted)) more documents have findings and are not listed.")
    }
    if sentences.isEmpty { return rows.isEmpty ? "No document has findings." : nil }
    return sentences.joined(separator: " ") + " The ledger has them all; a report of fewer inputs shows them."
  }
}
