public import Copydesk
internal import UnicodeText

/// The changed lines to read in a terminal, before and after, with the words that differ marked in them.
///
/// Marks are those of ``TextReport``. Lines are those that both texts have; a line break that was removed or added stands
/// as ⏎ within one. Documents without findings are passed over.
public struct LineDiffReport: DocumentReport {
  /// How before and after stand to one another.
  public enum Layout: Hashable, Sendable {
    /// The line before, then the line after, as `delta` shows them.
    case inline
    /// In two columns that fit the width.
    case sideBySide
  }

  /// What parts the columns.
  private static let gutter = " | "
  /// The least columns of a side: less holds no word.
  private static let leastColumn = 8

  private let layout: Layout
  private let options: ReportOptions

  /// Creates a report; ``ReportOptions/width`` 0 does not wrap.
  public init(_ layout: Layout, _ options: ReportOptions) {
    self.layout = layout
    self.options = options
  }

  /// Writes nothing: there is no head.
  public mutating func begin(into sink: ByteSink) throws {}

  /// Writes the changed and flagged lines of one document.
  public mutating func add(
    _ document: CleanedDocument, original: [UInt8], at place: SourcePlace?, into sink: ByteSink
  ) throws {
    let diff = WordDiff(document, original: original)
    guard diff.isChanged || !document.ledger.findings.isEmpty else { return }
    let name = VisibleText.string(Array(document.id.utf8)[...], .all)
    var (line, counted) = (1, 0)
    for paragraph in diff.paragraphs where paragraph.hasFindings {
      let start = paragraph.hunks.first?.original.lowerBound ?? counted
      if start > counted {
        line += original[counted..<start].count { $0 == 0x0A }
        counted = start
      }
      let head = TextStyle.heading.apply(to: "\(name):\(line)", color: options.color) + "\n"
      try sink(Array((head + text(of: paragraph, diff) + "\n").utf8))
    }
  }

  /// Writes nothing: there is no tail.
  public mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws {}

  private func text(of paragraph: DiffParagraph, _ diff: WordDiff) -> String {
    let isChanged = paragraph.hunks.contains { $0.change != nil }
    switch layout {
    case .inline:
      var before = wrapped(paragraph, diff, isAfter: false, options.width, isChanged ? "- " : "? ")
      guard isChanged else { return before.finish() }
      var after = wrapped(paragraph, diff, isAfter: true, options.width, "+ ")
      return before.finish() + after.finish()
    case .sideBySide:
      let width = max(Self.leastColumn, (options.width - Self.gutter.utf8.count) / 2)
      let left = wrapped(paragraph, diff, isAfter: false, width, "").finishedLines()
      let right = wrapped(paragraph, diff, isAfter: true, width, "").finishedLines()
      var text = ""
      for place in 0..<max(left.count, right.count) {
        let (before, columns) = place < left.count ? left[place] : ("", 0)
        text += before + String(repeating: " ", count: max(0, width - columns)) + Self.gutter
        text += (place < right.count ? right[place].text : "") + "\n"
      }
      return text
    }
  }

  /// One side of a line, with its own words marked.
  private func wrapped(
    _ paragraph: DiffParagraph, _ diff: WordDiff, isAfter: Bool, _ width: Int, _ indent: String
  ) -> TextWrapper {
    var wrapper = TextWrapper(
      width: width, indent: indent, color: options.color, breaksWords: layout == .sideBySide)
    for hunk in paragraph.hunks {
      guard let change = hunk.change else {
        wrapper.add(VisibleText.string(diff.removed(hunk), .hidden), hunk.isFlagged ? .flagged : .plain)
        continue
      }
      let isFormatting = change == .formatting
      let spaces: VisibleText.Spaces = isFormatting ? .all : .breaks
      if !isAfter, !hunk.original.isEmpty {
        wrapper.add(VisibleText.string(diff.removed(hunk), spaces), isFormatting ? .dimRemoved : .removed)
      }
      if isAfter, !hunk.cleaned.isEmpty {
        wrapper.add(VisibleText.string(diff.added(hunk), spaces), isFormatting ? .dimAdded : .added)
      }
    }
    return wrapper
  }
}
