/// A crawler's field and its value before the first sentence, such as ` date 2019-03-04 Reuters reports`.
struct CrawlMetadata: Rule {
  let info = RuleInfo(
    id: "crawl-metadata", stage: .layout, category: .layout, safety: .careful,
    summary: "A field name and a date, a byline or an age before the first sentence of the document.",
    explanation: """
      A crawler that writes its record as plain text leaves a field before the article: `date 2019-03-04`,
      `Updated: 12/03/2015 09:41 EST`, `By Jane Ames | Posted: May 9, 2018`, or a first line `6 years ago` where another field or a line of the page (`Share`) stands too. It is removed
      with the white space around it; the finding's evidence keeps name and value. A field without a colon must be
      followed by a date in figures, and by a capital unless the line ends. Datelines (`LONDON, May 9 (Reuters) -`),
      sentences that begin with such a word, fields further down or above other labels (`Venue: Town hall`), and a document that holds nothing else stay.
      """,
    examples: [
      RuleInfo.Example(
        " date 2019-03-04 Reuters reports that the vote is off.", "Reuters reports that the vote is off."),
      RuleInfo.Example("Updated: 12/03/2015 09:41 EST\n\nThe vote is off.", "The vote is off."),
      RuleInfo.Example("Date palms grew along the road.", "Date palms grew along the road."),
    ],
    references: ["Own observation of public news crawls."])

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard let first = text.lineLayout.lines.first else { return }
    switch text.view[first.body.lowerBound] | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "u"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
    default: return
    }
    let fields = Self.fields(in: text.lineLayout.lines, of: text.view)
    // A heading may read `6 years ago`; only another trace of the page tells that it is an age.
    if fields.count == 1, fields[0].name == "age", text.boilerplateLines.matches.isEmpty { return }
    // A date among fields of the article's own (`Time: 10:30`, `Venue: Town hall`) belongs to it.
    if let last = fields.last, Self.isFollowedByForm(last.end, text) { return }
    // A document is never emptied.
    guard let last = fields.last, last.end < text.lineLayout.lines.last?.body.upperBound ?? 0 else { return }
    let end = WhiteSpace.skip(last.end..<text.count, in: text.view)
    let line = text.lineLayout.lines.first { $0.body.upperBound > last.end }
    findings.remove(
      0..<max(end, line?.body.lowerBound ?? end), confidence: 0.95,
      evidence: fields.map { Evidence($0.name, String(decoding: text.view.bytes($0.value), as: UTF8.self)) })
  }

  /// Whether the line right below a field is a label of one or two words, a colon and a value.
  private static func isFollowedByForm(_ end: Int, _ text: WorkingText) -> Bool {
    let lines = text.lineLayout.lines
    let view = text.view
    guard let next = lines.firstIndex(where: { $0.body.lowerBound >= end }), next > 0,
      lines[next - 1].body.upperBound <= end, lines[next].blankLinesBefore == 0,
      view.byteClass(lines[next].body.lowerBound) == .upper
    else { return false }
    let colon = view.skip(ByteClassSet(.lower, .upper, .space), from: lines[next].body.lowerBound)
    let label = lines[next].body.lowerBound..<colon
    return view[colon] == UInt8(ascii: ":") && label.count <= 24 && label.count { view[$0] == 0x20 } <= 1
      && view[colon + 1] == 0x20 && colon + 2 < lines[next].body.upperBound
  }

  /// The fields before the text, which follow one another on one line or on several.
  static func fields(in lines: [LineLayout.Line], of view: ByteView) -> [MetadataField] {
    var fields: [MetadataField] = []
    for line in lines {
      var start = line.body.lowerBound
      while start < line.body.upperBound, let field = MetadataField(in: start..<line.body.upperBound, of: view) {
        fields.append(field)
        start = field.end
      }
      if start < line.body.upperBound { break }
    }
    while let last = fields.last, last.needsSuccessor { fields.removeLast() }
    return fields
  }
}
