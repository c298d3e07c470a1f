internal import Copydesk
internal import CopydeskBatch
internal import CopydeskLedger
internal import CopydeskReport
internal import WordRepair

/// The manifest under review: what the page shows, and what is decided.
///
/// A decision is in the manifest before its request is answered, so that ending the program loses none.
actor ReviewStore {
  /// The most documents the table lists, the worst first: what a browser takes without effort.
  private static let documentLimit = 10_000
  /// The bytes of an original that are shown.
  private static let shownBytes = 1 << 18
  private let manifest: RunManifest
  private let who: String
  private let version: String
  /// The case table that refused findings are added to.
  private let fixtures: String?
  private var rules = HTMLRuleTable(catalog: .complete)
  private var last: (number: Int64, cleaned: CleanedDocument, original: [UInt8])?

  init(_ path: String, who: String, version: String, fixtures: String? = nil) throws(BatchError) {
    manifest = try RunManifest(path)
    self.who = who
    self.version = version
    self.fixtures = fixtures
  }

  /// The page with the overview and the table of documents.
  func page(nonce: String) throws -> [UInt8] {
    var tally = HTMLTally()
    for count in try manifest.confidenceCounts() {
      tally.count(count.outcome, percent: count.percent, findings: count.findings)
    }
    var rows: [HTMLIndexRow] = []
    for row in try manifest.reviewRows(limit: Self.documentLimit) {
      let counts = row.counts.map { count in
        HTMLIndexRow.Count(
          rule: rules.place(count.rule, count.category, count.stage), outcome: count.outcome, findings: count.findings,
          least: HTMLPercent.of(count.least), greatest: HTMLPercent.of(count.greatest))
      }
      rows.append(
        HTMLIndexRow(
          number: Int(row.number), id: row.name, bytes: row.bytes, counts: counts, isShown: !counts.isEmpty,
          decided: row.decided))
      tally.count(rows[rows.count - 1])
    }
    let page = try HTMLPage(.review(nonce: nonce))
    let overview = HTMLOverview(try manifest.statistics(), tally, rules)
    let note = rows.count < Self.documentLimit ? nil : "The \(Self.documentLimit) worst documents are listed."
    return page.head(title: "Copydesk review", version: version)
      + page.tail(overview, rows: rows, rules: rules, note: note, version: version)
  }

  /// One part of a document with its changes and what was decided about them.
  func document(_ number: Int64, part: Int) throws -> [UInt8] {
    let (cleaned, original) = try opened(number)
    let decisions = try manifest.decisions(about: number)
    let page = HTMLDocument(cleaned, original: original, limit: Self.shownBytes, part: part)
    var json = JSONWriter()
    page.write(&rules, into: &json) { json in
      json.member("decided", decisions.count)
      json.key("d")
      json.beginObject()
      for decision in decisions where page.shows(decision.finding) {
        json.key(String(decision.finding))
        json.beginObject()
        decision.writeMembers(into: &json)
        json.endObject()
      }
      json.endObject()
    }
    return json.bytes
  }

  /// A document before and after; the one opened last is kept, since a review asks for it after each decision.
  private func opened(_ number: Int64) throws -> (cleaned: CleanedDocument, original: [UInt8]) {
    if let last, last.number == number { return (last.cleaned, last.original) }
    guard let document = try manifest.document(number) else {
      throw ReviewError.noSuchFinding(document: number, finding: nil)
    }
    let original = try manifest.originalText(of: document)
    let ledger = Ledger(documentID: document.name, findings: try manifest.findings(of: number))
    do {
      let text = try ledger.script().apply(to: original)
      let cleaned = CleanedDocument(id: document.name, bytes: text, ledger: ledger, statistics: RunStatistics())
      last = (number, cleaned, original)
      return (cleaned, original)
    } catch {
      throw BatchError.ledgerMismatch(path: document.input, line: document.line, reason: error.description)
    }
  }

  /// How many findings of each document have been decided about.
  func decidedCounts() throws -> [Int64: Int] { try manifest.decidedCounts() }

  /// Decides about a finding.
  func decide(
    _ document: Int64, _ finding: Int, _ choice: RunManifest.Decision.Choice, reason: String?, replacement: String?
  ) throws {
    let findings =
      if let last, last.number == document { last.cleaned.ledger.findings } else { try manifest.findings(of: document) }
    guard findings.indices.contains(finding) else {
      throw ReviewError.noSuchFinding(document: document, finding: finding)
    }
    try manifest.decide([
      RunManifest.Decision(
        document: document, finding: finding, who: who, choice: choice, reason: reason,
        replacement: choice == .replace ? replacement.map { Array($0.utf8) } : nil)
    ])
  }

  /// Decides about every finding of a rule; returns their number.
  func decideAll(of rule: String, _ choice: RunManifest.Decision.Choice, reason: String?) throws -> Int {
    let places = try manifest.places(ofRule: rule)
    try manifest.decide(
      places.map {
        RunManifest.Decision(document: $0.document, finding: $0.finding, who: who, choice: choice, reason: reason)
      })
    return places.count
  }

  /// Takes the last step back, also one of an earlier review; returns how many decisions that step made, or 0.
  func undo() throws -> Int { try manifest.undoDecisions().count }

  /// A refused finding as a table of one case, which must stay as it is.
  func fixture(_ document: Int64, _ finding: Int) throws -> String {
    FixtureTable.text(of: [try ReviewFixtures(manifest).fixture(document, finding)])
  }

  /// Adds that case to the table of the review; returns the table's path and whether it was new there, or nil if the
  /// review has no table.
  func saveFixture(_ document: Int64, _ finding: Int) throws -> (file: String, isNew: Bool)? {
    guard let fixtures else { return nil }
    let fixture = try ReviewFixtures(manifest).fixture(document, finding)
    return (fixtures, try FixtureTable.append(fixture, to: fixtures))
  }
}

/// Writes refused findings as negative cases for `Fixtures/cases`: text that must stay as it is.
struct ReviewFixtures {
  private let manifest: RunManifest

  init(_ manifest: RunManifest) { self.manifest = manifest }

  /// The case of one finding: the lines it stands in, which the rule alone must leave as they are.
  func fixture(_ number: Int64, _ place: Int) throws -> FixtureCase {
    guard let document = try manifest.document(number) else {
      throw ReviewError.noSuchFinding(document: number, finding: nil)
    }
    let findings = try manifest.findings(of: number)
    guard findings.indices.contains(place) else { throw ReviewError.noSuchFinding(document: number, finding: place) }
    let original = try manifest.originalText(of: document)
    let finding = findings[place]
    let range = finding.range.clamped(to: 0..<original.count)
    let start = original[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = original[range.upperBound...].firstIndex(of: 0x0A) ?? original.count
    return FixtureCase(
      label: "refused \(finding.rule) in \(document.name), byte \(finding.range.lowerBound)",
      comment: try manifest.decisions(about: number).first { $0.finding == place }?.reason,
      input: String(decoding: original[start..<max(start, end)], as: UTF8.self), only: [finding.rule])
  }
}

extension RunManifest.Decision {
  /// Writes what was decided, by whom and when, as members of the object that is open.
  func writeMembers(into json: inout JSONWriter) {
    json.member("choice", choice.rawValue)
    json.member("who", who)
    json.member("made", made)
    if let reason { json.member("reason", reason) }
    if let replacement {
      json.key("replacement")
      json.string(replacement)
    }
  }
}
