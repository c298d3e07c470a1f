public import Copydesk
import Mustache

/// A report as one self-contained page: an overview, a table of documents, and the word diff of each.
///
/// It loads nothing from elsewhere, works without its script, and follows the reader's light or dark setting. Documents
/// without findings are only counted, and so are those past ``ReportOptions/documentLimit``: a browser must open it.
public struct HTMLReport: DocumentReport {
  private let options: ReportOptions
  private let catalog: RuleCatalog
  private var templates: HTMLTemplates?
  private var overview: HTMLOverview
  private var shown = 0

  /// Creates a report.
  public init(_ options: ReportOptions) { self.init(options, catalog: RuleCatalog()) }

  init(_ options: ReportOptions, catalog: RuleCatalog) {
    self.options = options
    self.catalog = catalog
    overview = HTMLOverview(catalog: catalog)
  }

  /// Writes the head of the page and the filters.
  public mutating func begin(into sink: ByteSink) throws {
    let context: [String: Any] = [
      "title": options.title, "version": options.version, "css": HTMLStyle.css,
      "outcomes": Outcome.allCases.map { ["name": $0.rawValue] },
      "categories": Category.allCases.map { ["name": $0.rawValue] },
    ]
    try sink(Array(try parsed().head.render(context).utf8))
  }

  /// Writes one document, if it has findings and the limit is not reached.
  public mutating func add(_ document: CleanedDocument, original: [UInt8], into sink: ByteSink) throws {
    overview.note(document.ledger)
    guard shown < options.documentLimit else {
      if !document.ledger.findings.isEmpty { overview.hide() }
      return
    }
    var page = HTMLDocument(document, original: original, number: shown + 1, catalog: catalog)
    guard page.isWorthShowing else { return }
    shown += 1
    let counts = FindingCounts(document.ledger)
    overview.show(document.id, number: shown, bytes: original.count, counts)
    try sink(Array(try parsed().document.render(page.context(counts)).utf8))
  }

  /// Writes the overview, the table of documents and the end of the page.
  public mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws {
    try sink(Array(try parsed().tail.render(overview.context(statistics, options)).utf8))
  }

  private mutating func parsed() throws -> HTMLTemplates {
    if let templates { return templates }
    let parsed = try HTMLTemplates()
    templates = parsed
    return parsed
  }
}
