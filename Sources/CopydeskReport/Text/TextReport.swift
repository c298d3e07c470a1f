public import Copydesk
internal import UnicodeText

/// A report to read in a terminal: a word diff of every document with findings, and tables.
///
/// Unchanged paragraphs are folded. Changes read `[-so-]{+so+}`, flags `[?so?]`, moved text `[>its first words …>]` and
/// `{>so>}`, or are red and struck, green and underlined, yellow, cyan, where colour is on. Changes of spaces and
/// quotation marks are dim there. Documents without findings are only counted.
public struct TextReport: DocumentReport {
  private static let indent = "  "
  private let options: ReportOptions
  private let catalog: RuleCatalog
  /// Documents shown, each with its own table of rules.
  private var shown = 0

  /// Creates a report.
  public init(_ options: ReportOptions) { self.init(options, catalog: options.catalog) }

  init(_ options: ReportOptions, catalog: RuleCatalog) {
    self.options = options
    self.catalog = catalog
  }

  /// Writes the title.
  public mutating func begin(into sink: ByteSink) throws {
    try sink(Array((style(options.title, .heading) + "\n").utf8))
  }

  /// Writes a document's changes, counts and flagged places; nothing for a document without findings.
  public mutating func add(
    _ document: CleanedDocument, original: [UInt8], at place: SourcePlace?, into sink: ByteSink
  ) throws {
    let diff = WordDiff(document, original: original)
    let counts = FindingCounts(document.ledger)
    guard diff.isChanged || !document.ledger.findings.isEmpty else { return }
    shown += 1
    let name = VisibleText.string(Array(document.id.utf8)[...], .all)
    var text = "\n\(style(name, .heading)): \(counts.repaired) repaired, \(counts.flagged) flagged\n"
    for index in diff.documentFindings {
      let finding = document.ledger.findings[index]
      var wrapper = TextWrapper(width: options.width, indent: Self.indent, color: options.color)
      wrapper.add(
        "\(VisibleText.string(finding.rule)): \(catalog[finding.rule]?.summary ?? "the whole document")", .plain)
      wrapper.add(facts(finding), .quiet)
      text += wrapper.finish()
    }
    try sink(Array(text.utf8))
    try write(diff, into: sink)
    try sink(Array((table(counts) + flagged(document.ledger, original)).utf8))
  }

  /// Writes the summary of the run, without times: the same texts give the same report.
  public mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws {
    var text = "\n\(style("Summary", .heading))\n"
    text +=
      "\(Self.indent)documents  \(statistics.documents)\n\(Self.indent)changed    \(statistics.changedDocuments)\n"
    // The table of a single document is the run's.
    if shown > 1 {
      var rules = TextTable(["rule", "repaired", "flagged"])
      for id in catalog.sorted(statistics.rules.keys) {
        guard let count = statistics.rules[id], count.repaired + count.flagged > 0 else { continue }
        rules.add([id, String(count.repaired), String(count.flagged)])
      }
      text += Self.block(rules.lines(indent: Self.indent, color: options.color))
    }
    try sink(Array(text.utf8))
  }

  private func write(_ diff: WordDiff, into sink: ByteSink) throws {
    var folded = 0
    for paragraph in diff.paragraphs {
      guard paragraph.hasFindings else {
        folded += 1
        continue
      }
      try sink(Array((fold(folded) + "\n" + lines(of: paragraph, diff)).utf8))
      folded = 0
    }
    try sink(Array(fold(folded).utf8))
  }

  private func fold(_ count: Int) -> String {
    guard count > 0 else { return "" }
    let text = count == 1 ? "… 1 paragraph unchanged …" : "… \(count) paragraphs unchanged …"
    return "\n" + Self.indent + style(text, .quiet) + "\n"
  }

  private func lines(of paragraph: DiffParagraph, _ diff: WordDiff) -> String {
    var wrapper = TextWrapper(width: options.width, indent: Self.indent, color: options.color)
    for (number, hunk) in paragraph.hunks.enumerated() {
      if let change = hunk.change {
        if hunk.isMoved {
          wrapper.add(moved(hunk, diff), hunk.cleaned.isEmpty ? .movedAway : .movedHere)
          continue
        }
        let spaces: VisibleText.Spaces = change == .formatting ? .all : .breaks
        let isFormatting = change == .formatting
        if !hunk.original.isEmpty {
          wrapper.add(VisibleText.string(diff.removed(hunk), spaces), isFormatting ? .dimRemoved : .removed)
        }
        if !hunk.cleaned.isEmpty {
          wrapper.add(VisibleText.string(diff.added(hunk), spaces), isFormatting ? .dimAdded : .added)
        }
      } else if hunk.isFlagged {
        wrapper.add(VisibleText.string(diff.removed(hunk), .hidden), .flagged)
      } else {
        let (isFirst, isLast) = (number == 0, number == paragraph.hunks.count - 1)
        add(hunk.original, of: diff.original, head: !isFirst, tail: !isLast, to: &wrapper)
      }
    }
    return wrapper.finish()
  }

  /// Moved text: whole where it came to, its first words where it went from.
  private func moved(_ hunk: WordHunk, _ diff: WordDiff) -> String {
    guard hunk.cleaned.isEmpty else { return VisibleText.string(diff.added(hunk), .breaks) }
    let end = Excerpt.end(ofFirst: MovedText.leastWords, in: diff.original, hunk.original)
    let start = VisibleText.string(diff.original[hunk.original.lowerBound..<end], .hidden)
    return end < hunk.original.upperBound ? start + " …" : start
  }

  /// Adds kept text, without the words too far from a change before (`head`) or after it (`tail`).
  private func add(_ range: Range<Int>, of text: [UInt8], head: Bool, tail: Bool, to wrapper: inout TextWrapper) {
    let words = options.contextWords
    let headEnd = head ? Excerpt.end(ofFirst: words, in: text, range) : range.lowerBound
    let tailStart = tail ? Excerpt.start(ofLast: words, in: text, range) : range.upperBound
    guard words > 0, headEnd < tailStart else {
      wrapper.add(VisibleText.string(text[range], .hidden), .plain)
      return
    }
    wrapper.add(VisibleText.string(text[range.lowerBound..<headEnd], .hidden), .plain)
    wrapper.add(" … ", .quiet)
    wrapper.add(VisibleText.string(text[tailStart..<range.upperBound], .hidden), .plain)
  }

  private func table(_ counts: FindingCounts) -> String {
    var table = TextTable(["rule", "repaired", "flagged"])
    for id in catalog.sorted(counts.rules.keys) {
      table.add([id, String(counts.rules[id]?.repaired ?? 0), String(counts.rules[id]?.flagged ?? 0)])
    }
    return Self.block(table.lines(indent: Self.indent, color: options.color))
  }

  /// Lists the flagged places by line and column.
  private func flagged(_ ledger: Ledger, _ original: [UInt8]) -> String {
    let flags = ledger.findings.filter {
      $0.outcome == .flagged && (!$0.before.isEmpty || $0.range.isEmpty && $0.range.lowerBound > 0)
    }
    if flags.isEmpty { return "" }
    let lines = LineIndex(original)
    let brackets = options.color ? ("", "") : TextStyle.flagged.brackets
    var text = ""
    for finding in flags {
      let position = lines.position(of: finding.range.lowerBound)
      let place = Excerpt.around(finding.range, in: original)
      text += "\(Self.indent)\(position.line):\(position.column)  \(VisibleText.string(finding.rule))  \(place.before)"
      text += style(brackets.0 + place.inside + brackets.1, .flagged) + place.after
      text += style(facts(finding), .quiet) + "\n"
    }
    return Self.block(text)
  }

  /// What a finding rests on, in parentheses behind two spaces; empty if it tells nothing.
  private func facts(_ finding: Finding) -> String {
    let facts = finding.evidence.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
    return facts.isEmpty ? "" : "  (\(VisibleText.string(facts)))"
  }

  private static func block(_ text: String) -> String { text.isEmpty ? "" : "\n" + text }

  private func style(_ text: String, _ style: TextStyle) -> String { style.apply(to: text, color: options.color) }
}
