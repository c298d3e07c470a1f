public import Copydesk

/// What a report looks like.
public struct ReportOptions: Sendable {
  /// Whether the text report may use terminal colours; without them changes read `[-so-]{+so+}`.
  public var color: Bool
  /// The columns the text report wraps at; 0 does not wrap.
  public var width: Int
  /// The words shown on either side of a change in the text report; 0 or less shows whole paragraphs.
  public var contextWords: Int
  /// The version of the tool, as reports state it.
  public var version: String
  /// What is known of the rules; a cleaner with plug-ins needs the catalogue with theirs.
  public var catalog: RuleCatalog
  /// The heading of the report.
  public var title: String
  /// The most documents the HTML report lists; those after them are only counted.
  public var documentLimit: Int
  /// The most bytes of an original the HTML report shows; the rest is left out with a note.
  public var shownBytes: Int
  /// The bytes of documents the HTML report may hold.
  ///
  /// Those after them are listed and cannot be opened. Browsers hold about twice as much.
  public var pageBytes: Int

  /// Creates options.
  public init(
    color: Bool = false, width: Int = 100, contextWords: Int = 24, version: String = "0",
    title: String = "Copydesk report", catalog: RuleCatalog = .standard, documentLimit: Int = 10_000,
    shownBytes: Int = 1 << 18,
    pageBytes: Int = 1 << 26
  ) {
    self.color = color
    self.width = width
    self.contextWords = contextWords
    self.version = version
    self.title = title
    self.catalog = catalog
    self.documentLimit = documentLimit
    self.shownBytes = shownBytes
    self.pageBytes = pageBytes
  }
}
