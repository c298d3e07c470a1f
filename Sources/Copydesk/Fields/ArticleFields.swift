/// What stands around an article and tells of it: where and by whom it was written, when, and what the page set beside it.
public struct ArticleField: Hashable, Sendable {
  /// What a field tells.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Place, region, date and agency before a dash: `PORT ELLIS, Vell (RTX)`.
    case dateline
    /// Who wrote it.
    case byline
    /// The agency that its dateline names.
    case agency
    /// When it was published or updated.
    case date
    /// Whose its pictures are.
    case credit
    /// Requests to share, follow or read on.
    case share
    /// What the page files it under.
    case tags
  }

  /// What it tells.
  public var kind: Kind
  /// Its text, without label and white space around it.
  public var text: [UInt8]
}

/// Finds the fields of articles: one task's cleaning session.
///
/// They are what the layout rules find, in the text as it came but for its encoding, whatever those rules then do with it.
public struct ArticleFieldReader {
  /// Lines from the start in which a dateline, byline or date stands.
  private static let head = 6
  /// Lines at the end in which a byline stands.
  private static let foot = 3

  private let session: CleaningSession
  private let resources: TextResources

  /// Opens the stages that mend what bytes mean.
  ///
  /// - Throws: ``ConfigurationError/unicodeUnavailable(_:)`` if ICU's data cannot be found.
  public init() throws(ConfigurationError) {
    session = try Cleaner(Configuration(), stages: [.decode, .encoding]).makeSession()
    resources = try TextResources(Configuration())
  }

  /// The fields of a document, by kind and then in the order of the text; each once.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func fields(of document: Document) -> [ArticleField] {
    let text = WorkingText(session.clean(document).bytes, resources: resources)
    var found: [ArticleField] = []
    func add(_ kind: ArticleField.Kind, _ range: Range<Int>) {
      let field = ArticleField(kind: kind, text: text.view.bytes(WhiteSpace.trimmed(range, in: text.view)))
      if !field.text.isEmpty, !found.contains(field) { found.append(field) }
    }
    let lines = text.lineLayout.lines.map(\.body)
    if let name = LooseBylineBlock.name(in: text.view) { add(.byline, name) }
    let metadata = CrawlMetadata.fields(in: text.lineLayout.lines, of: text.view)
    for field in metadata where field.name != "age" {
      add(field.name == "byline" ? .byline : .date, field.value)
    }
    for (index, line) in lines.enumerated() {
      // What is a crawler's field is none of the page's.
      if let last = metadata.last, line.lowerBound < last.end { continue }
      let isInHead = index < Self.head
      if isInHead, let dateline = SpacedDateline.dateline(of: line, in: text.view) {
        add(.dateline, dateline.place)
        if let agency = dateline.agency { add(.agency, agency) }
      }
      if isInHead || index >= lines.count - Self.foot, let name = Self.byline(line, text.view) { add(.byline, name) }
      if isInHead, Self.isDate(line, text.view) { add(.date, line) }
      if PhotoCreditLine.isCredit(line, text.view) { add(.credit, line) }
      if let tags = Self.tags(line, text.view) { add(.tags, tags) }
    }
    for match in text.boilerplateLines.matches where match.kind == .share { add(.share, match.body) }
    return ArticleField.Kind.allCases.flatMap { kind in found.filter { $0.kind == kind } }
  }

  /// The names of a line that is `By` and names, or of an agency's `Reporting by Ada Brook`.
  private static func byline(_ line: Range<Int>, _ view: ByteView) -> Range<Int>? {
    if view.readsIgnoringCase("reporting by ", at: line.lowerBound) { return line.lowerBound + 13..<line.upperBound }
    guard FurnitureForm.isByline(FurnitureForm.words(line, view), view), !FurnitureForm.endsInStop(line, view) else {
      return nil
    }
    return line.lowerBound + 2..<line.upperBound
  }

  /// Whether a line is a date and no more, with a time or without.
  private static func isDate(_ line: Range<Int>, _ view: ByteView) -> Bool {
    var scanner = DateScanner(view, at: line.lowerBound, end: line.upperBound)
    guard scanner.numericDate() || scanner.writtenDate() else { return false }
    scanner.time()
    return scanner.offset == line.upperBound
  }

  /// What stands behind the label of a line of tags.
  private static func tags(_ line: Range<Int>, _ view: ByteView) -> Range<Int>? {
    for label in tagLabels where view.readsIgnoringCase(label, at: line.lowerBound) {
      let end = line.lowerBound + label.utf8CodeUnitCount
      return end < line.upperBound ? end..<line.upperBound : nil
    }
    return nil
  }

  /// How lines of tags begin; own observation of public news crawls.
  private static let tagLabels: [StaticString] = [
    "tags:", "topics:", "keywords:", "filed under:", "filed in:", "categories:", "category:", "related topics:",
  ]
}

/// One task's, as its session is.
@available(*, unavailable)
extension ArticleFieldReader: Sendable {}
