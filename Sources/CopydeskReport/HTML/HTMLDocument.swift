import Copydesk

/// What the template of a document needs.
struct HTMLDocument {
  /// The most findings a tooltip names: more would cover the text.
  private static let tipLimit = 6

  private let diff: WordDiff
  private let ledger: Ledger
  private let catalog: RuleCatalog
  private let number: Int
  private var changes = 0

  init(_ document: CleanedDocument, original: [UInt8], number: Int, catalog: RuleCatalog) {
    diff = WordDiff(document, original: original)
    ledger = document.ledger
    self.number = number
    self.catalog = catalog
  }

  /// Whether there is anything to show.
  var isWorthShowing: Bool { diff.isChanged || !ledger.findings.isEmpty }

  /// The values of the template.
  mutating func context(_ counts: FindingCounts) -> [String: Any] {
    var paragraphs: [[String: Any]] = []
    var folded: [[String: Any]] = []
    func fold() {
      if folded.isEmpty { return }
      let caption = folded.count == 1 ? "1 paragraph unchanged" : "\(folded.count) paragraphs unchanged"
      paragraphs.append(["folded": ["caption": caption, "lines": folded] as [String: Any]])
      folded = []
    }
    for paragraph in diff.paragraphs {
      if paragraph.hasFindings {
        fold()
        paragraphs.append(["folded": false, "pieces": paragraph.hunks.map { piece($0) }])
      } else {
        let text = paragraph.hunks.map { VisibleText.string(diff.removed($0), .hidden) }.joined()
        folded.append(["line": text])
      }
    }
    fold()
    let notes: [[String: Any]] = diff.documentFindings.map {
      ["rule": ledger.findings[$0].rule, "summary": catalog[ledger.findings[$0].rule]?.summary ?? ""]
    }
    return [
      "number": number, "id": VisibleText.string(Array(ledger.documentID.utf8)[...], .all),
      "repaired": counts.repaired, "flagged": counts.flagged, "notes": notes, "paragraphs": paragraphs,
    ]
  }

  private mutating func piece(_ hunk: WordHunk) -> [String: Any] {
    if hunk.change == nil, !hunk.isFlagged {
      return ["kept": VisibleText.string(diff.removed(hunk), .hidden), "change": false, "flag": false]
    }
    changes += 1
    var values: [String: Any] = ["tipID": "t\(number)-\(changes)", "tip": tip(hunk), "kinds": kinds(hunk)]
    guard let change = hunk.change else {
      values["isEmpty"] = hunk.original.isEmpty
      values["text"] = VisibleText.string(diff.removed(hunk), .hidden)
      return ["kept": false, "change": false, "flag": values]
    }
    let spaces: VisibleText.Spaces = change == .formatting ? .all : .breaks
    values["kind"] = change.rawValue
    values["removed"] = hunk.original.isEmpty ? false : VisibleText.string(diff.removed(hunk), spaces)
    values["added"] = hunk.cleaned.isEmpty ? false : VisibleText.string(diff.added(hunk), spaces)
    return ["kept": false, "change": values, "flag": false]
  }

  /// What the filters go by: `category:outcome` of every finding.
  private func kinds(_ hunk: WordHunk) -> String {
    var kinds: [String] = []
    for index in hunk.findings.prefix(Self.tipLimit) {
      let kind = "\(ledger.findings[index].category.rawValue):\(ledger.findings[index].outcome.rawValue)"
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds.joined(separator: " ")
  }

  private func tip(_ hunk: WordHunk) -> String {
    var lines: [String] = []
    for index in hunk.findings.prefix(Self.tipLimit) {
      let finding = ledger.findings[index]
      let percent = Int((min(max(finding.confidence, 0), 1) * 100).rounded())
      lines.append("\(finding.rule): \(finding.outcome.rawValue), confidence \(percent) %")
      if let summary = catalog[finding.rule]?.summary { lines.append(summary) }
      for fact in finding.evidence { lines.append("\(fact.name): \(fact.value)") }
    }
    if hunk.findings.count > Self.tipLimit { lines.append("and \(hunk.findings.count - Self.tipLimit) more findings") }
    if lines.isEmpty { lines.append("No finding in the ledger explains this change.") }
    return VisibleText.lines(lines)
  }
}
