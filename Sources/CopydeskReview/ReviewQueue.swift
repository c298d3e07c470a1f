public import Copydesk
public import CopydeskBatch
internal import CopydeskReport
internal import UnicodeText
internal import WordRepair

/// What a reviewer looks at once: a change, or the spaces and marks that one rule changed in a document.
public struct ReviewItem: Hashable, Sendable {
  /// A change between its neighbours, all of it visible.
  public struct Excerpt: Hashable, Sendable {
    /// The text before it.
    public var left: String
    /// What stood there.
    public var removed: String
    /// What stands there now; nil for a flag.
    public var added: String?
    /// The text behind it.
    public var right: String
  }

  /// The document's number.
  public var document: Int64
  /// The findings to be decided about, by their places in the ledger.
  public var findings: [Int]
  /// The rule.
  public var rule: String
  /// What it finds, in a sentence; empty for a rule that is not known.
  public var summary: String
  /// Whether it was repaired or only flagged.
  public var outcome: Outcome
  /// The least confidence, in percent.
  public var percent: Int
  /// The changes; several of a group.
  public var excerpts: [Excerpt]
  /// Where the first stands in the original, in bytes.
  public var offset: Int
  /// What could stand at a flagged place, likeliest first.
  public var suggestions: [String]
  /// The bytes of the first finding, which an edit takes the place of.
  public var text: [UInt8]
}

extension ReviewDesk {
  /// The bytes shown on either side of a change: a line and a half of a terminal.
  private static let contextLength = 100

  /// The documents with something to decide, those with the most harm to expect first.
  ///
  /// - Throws: ``BatchError`` if the manifest cannot be read.
  /// - Complexity: O(*n* log *n*) in the documents and their findings.
  public func documentsByRisk() throws(BatchError) -> [(number: Int64, name: String)] {
    let drawn = sample.map { Set($0.elements.map(\.document)) }
    var rules = HTMLRuleTable(catalog: .complete)
    let rows = try manifest.reviewRows(limit: .max).filter { drawn?.contains($0.number) ?? true }
    let weighed = rows.map { ($0, $0.listed(&rules).risk) }
    return weighed.sorted { $0.1 == $1.1 ? $0.0.number < $1.0.number : $0.1 > $1.1 }.map { ($0.0.number, $0.0.name) }
  }

  /// What there is to look at in a document: the most harmful first, or in the order of the text.
  ///
  /// - Throws: ``ReviewError`` if there is no such document, ``BatchError`` if its text cannot be read.
  /// - Complexity: O(*n*) in the bytes of the document, O(*f* log *f*) in its findings.
  public func items(of document: Int64, byPlace: Bool = false) throws -> [ReviewItem] {
    let (cleaned, original) = try opened(document)
    let findings = cleaned.ledger.findings
    let diff = WordDiff(cleaned, original: original)
    let changes = Triage.changes(of: diff, findings)
    let drawn = drawn(in: document).map(Set.init)
    let items = Triage(changes.map(\.change)).groups.flatMap { group -> [ReviewItem] in
      // What was drawn is judged by itself.
      let parts = drawn == nil ? [group.changes] : group.changes.map { [$0] }
      return parts.compactMap { part in
        let hunks = part.map { changes[$0].hunk }
        let places = Set(hunks.flatMap(\.findings)).filter { drawn?.contains($0) ?? true }.sorted()
        guard let first = places.first, findings.indices.contains(first) else { return nil }
        let finding = findings[first]
        return ReviewItem(
          document: document, findings: places, rule: finding.rule,
          summary: RuleCatalog.complete[finding.rule]?.summary ?? "", outcome: finding.outcome,
          percent: places.map { HTMLPercent.of(findings[$0].confidence) }.min() ?? 0,
          excerpts: hunks.map { Self.excerpt($0, diff) }, offset: hunks.first?.original.lowerBound ?? 0,
          suggestions: finding.evidence.filter { $0.name == "suggestion" }.map { Self.written($0.value, at: finding) },
          text: finding.before)
      }
    }
    return byPlace ? items.sorted { $0.offset < $1.offset } : items
  }

  /// What would stand at a place: of a missing word the flagged words stay, with the suggestion between them.
  private static func written(_ suggestion: String, at finding: Finding) -> String {
    let words = finding.before.split(separator: 0x20, maxSplits: 1)
    guard finding.category == .gap, words.count == 2 else { return suggestion }
    let parts: [[UInt8]] = [Array(words[0]), Array(suggestion.utf8), Array(words[1].drop { $0 == 0x20 })]
    return String(decoding: Array(parts.joined(separator: [0x20])), as: UTF8.self)
  }

  private static func excerpt(_ hunk: WordHunk, _ diff: WordDiff) -> ReviewItem.Excerpt {
    let text = diff.original, range = hunk.original
    let lower = WTF8.start(in: text, at: max(0, range.lowerBound - contextLength))
    var upper = min(text.count, range.upperBound + contextLength)
    while upper < text.count, WTF8.isContinuation(text[upper]) { upper += 1 }
    let spaces: VisibleText.Spaces = hunk.change == .formatting ? .all : .breaks
    return ReviewItem.Excerpt(
      left: (lower > 0 ? "…" : "") + VisibleText.string(text[lower..<range.lowerBound], .breaks),
      removed: VisibleText.string(diff.removed(hunk), spaces),
      added: hunk.change == nil ? nil : VisibleText.string(diff.added(hunk), spaces),
      right: VisibleText.string(text[range.upperBound..<upper], .breaks) + (upper < text.count ? "…" : ""))
  }

  /// The reviewer's own choices about a document, by finding.
  public func choices(about document: Int64) throws -> [Int: RunManifest.Decision.Choice] {
    Dictionary(try opinions(about: document).map { ($0.own.finding, $0.own.choice) }) { $1 }
  }

  /// Decides about all of an item, as one step.
  ///
  /// - Throws: ``BatchError`` if a file cannot be written.
  public func decide(
    _ item: ReviewItem, _ choice: RunManifest.Decision.Choice, replacement: [UInt8]? = nil
  ) throws {
    // A text that somebody wrote stands at one place.
    let places = choice == .replace ? Array(item.findings.prefix(1)) : item.findings
    try decide(item.document, places, choice, reason: nil, replacement: replacement)
  }

  /// Takes the reviewer's last step back; returns the document it was in, or nil if there is none.
  public func takeBack() throws -> Int64? { try undo().document }
}
