internal import Copydesk
internal import CopydeskBatch
internal import CopydeskLab
internal import CopydeskLedger
internal import CopydeskReport
internal import WordRepair

/// The manifest under review: what the page shows, and what is decided.
actor ReviewStore {
  /// The most documents the table lists, the worst first: what a browser takes without effort.
  private static let documentLimit = 10_000
  /// The bytes of an original that are shown.
  private static let shownBytes = 1 << 18
  /// The most changes listed that were made more than once, and documents listed of one.
  private static let recurringLimit = 300
  private static let placeLimit = 100
  private let desk: ReviewDesk
  private var rules = HTMLRuleTable(catalog: .complete)

  private var manifest: RunManifest { desk.manifest }
  private var options: ReviewOptions { desk.options }

  init(_ options: ReviewOptions) throws(BatchError) { desk = try ReviewDesk(options) }

  /// The page with the overview and the table of documents.
  func page(nonce: String) throws -> [UInt8] {
    var tally = HTMLTally()
    for count in try manifest.confidenceCounts() {
      tally.count(count.outcome, percent: count.percent, findings: count.findings)
    }
    let drawn = desk.sample.map { Set($0.elements.map(\.document)) }
    let decided = try decidedCounts()
    var rows: [HTMLIndexRow] = []
    for row in try manifest.reviewRows(limit: Self.documentLimit) {
      let listed = row.listed(&rules, decided: decided[row.number] ?? 0)
      tally.count(listed)
      if drawn?.contains(row.number) ?? true { rows.append(listed) }
    }
    var undamaged = HTMLUndamaged()
    if drawn == nil {
      for document in try manifest.undamaged(limit: Self.documentLimit) {
        undamaged.add(document.name, bytes: document.bytes, limit: Self.documentLimit)
      }
    }
    let page = try HTMLPage(.review(nonce: nonce))
    let overview = HTMLOverview(try manifest.statistics(), tally, rules, run: try run())
    let note = rows.count < Self.documentLimit ? nil : "The \(Self.documentLimit) worst documents are listed."
    return page.head(title: "Copydesk review", version: options.version)
      + page.tail(
        overview, rows: rows, rules: rules, note: note, undamaged: undamaged, isSample: desk.sample != nil,
        version: options.version)
  }

  /// How the run was made.
  private func run() throws -> HTMLRun {
    let description = try manifest.description()
    let times = try manifest.times()
    let header = RunHeader(
      command: RunHeader.commandLine(["copydesk", "clean"] + description.arguments),
      profile: description.settings["profile"], model: description.model, started: times.started)
    return HTMLRun(header, duration: nil)
  }

  /// One part of a document with its changes and what the reviewer decided about them.
  func document(_ number: Int64, part: Int) throws -> [UInt8] {
    let (cleaned, original) = try desk.opened(number)
    let opinions = try desk.opinions(about: number)
    let page = HTMLDocument(cleaned, original: original, limit: Self.shownBytes, part: part)
    var json = JSONWriter()
    page.write(&rules, into: &json) { json in
      json.member("decided", opinions.count)
      json.key("d")
      json.beginObject()
      for opinion in opinions where page.shows(opinion.own.finding) {
        json.key(String(opinion.own.finding))
        json.beginObject()
        opinion.own.writeMembers(into: &json)
        let others = opinion.others.map { "\($0.who) \($0.choice.past)" }
        if !others.isEmpty { json.member("others", others.joined(separator: ", ")) }
        json.endObject()
      }
      json.endObject()
      guard let drawn = desk.drawn(in: number) else { return }
      json.key("s")
      json.beginArray()
      for place in drawn { json.number(place) }
      json.endArray()
    }
    return json.bytes
  }

  /// How many findings of each document the reviewer has decided about; of a sample, how many that were drawn.
  func decidedCounts() throws -> [Int64: Int] {
    let counts = try manifest.decidedCounts(by: options.who)
    guard let sample = desk.sample else { return counts }
    var drawn: [Int64: Int] = [:]
    for document in Set(sample.elements.map(\.document)) where counts[document] != nil {
      drawn[document] = try decidedCount(document)
    }
    return drawn
  }

  /// The same of one document.
  func decidedCount(_ document: Int64) throws -> Int {
    let opinions = try desk.opinions(about: document)
    guard let drawn = desk.drawn(in: document).map(Set.init) else { return opinions.count }
    return opinions.count { drawn.contains($0.own.finding) }
  }

  /// Writes how much is decided, who agrees with whom, and what a sample says, as members of the object that is open.
  func writeProgress(into json: inout JSONWriter) throws {
    json.member("who", options.who)
    json.member("findings", try desk.sample?.elements.count ?? manifest.findingCount())
    json.key("documents")
    json.beginObject()
    for (number, count) in try decidedCounts().sorted(by: { $0.key < $1.key }) { json.member(String(number), count) }
    json.endObject()
    json.key("agreement")
    json.beginArray()
    for pair in try manifest.agreements() {
      json.beginObject()
      json.member("first", pair.first)
      json.member("second", pair.second)
      json.member("both", pair.both)
      json.member("share", pair.share)
      if let kappa = pair.kappa { json.member("kappa", kappa) }
      json.endObject()
    }
    json.endArray()
    guard let report = try desk.report() else { return }
    json.key("sample")
    json.beginObject()
    json.member("seed", String(report.seed))
    json.key("rules")
    json.beginArray()
    for row in report.rows {
      json.beginObject()
      json.member("rule", row.rule)
      json.member("drawn", row.drawn)
      json.member("judged", row.judged)
      json.member("right", row.right)
      if let share = row.share, let interval = row.interval {
        json.member("share", share)
        json.member("lower", interval.lower)
        json.member("upper", interval.upper)
      }
      if let threshold = row.threshold { json.member("threshold", threshold) }
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  /// The answer to how far the review has come.
  func progress() throws -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    try writeProgress(into: &json)
    json.endObject()
    return json.bytes
  }

  /// Decides about findings of a document as one step; returns how many of the document are decided then.
  func decide(
    _ document: Int64, _ findings: [Int], _ choice: RunManifest.Decision.Choice, reason: String?, replacement: String?
  ) throws -> Int {
    try desk.decide(document, findings, choice, reason: reason, replacement: replacement.map { Array($0.utf8) })
    return try decidedCount(document)
  }

  /// Decides about every finding of a rule; returns their number.
  func decideAll(of rule: String, _ choice: RunManifest.Decision.Choice, reason: String?) throws -> Int {
    try desk.decideAll(of: rule, choice, reason: reason)
  }

  /// Decides about a change wherever it was made; returns how often that is.
  func decideAll(
    of change: RunManifest.Recurring, _ choice: RunManifest.Decision.Choice, replacement: String?
  ) throws -> Int {
    try desk.decideAll(of: change, choice, replacement: replacement.map { Array($0.utf8) })
  }

  /// Takes the reviewer's last step back, also one of an earlier review; the count is 0 if there is none.
  func undo() throws -> (count: Int, document: Int64?, finding: Int?) { try desk.undo() }

  /// The changes made more than once, the most harmful first.
  func recurring() throws -> [RunManifest.Recurring] {
    try manifest.recurring(decidedBy: options.who, limit: Self.recurringLimit)
  }

  /// The documents in which a change was made.
  func places(of change: RunManifest.Recurring) throws -> [RunManifest.RecurringPlace] {
    try manifest.recurringPlaces(change, limit: Self.placeLimit)
  }

  /// A rule or exception that a change could become, with what it would change.
  func proposal(
    _ kind: SettingsProposal.Kind, _ change: RunManifest.Recurring, text: String, write: String?
  ) throws -> SettingsProposal {
    try SettingsProposal(kind, change, text: text, write: write, in: manifest, settings: options.settings)
  }

  /// A refused finding as a table of one case, which must stay as it is.
  func fixture(_ document: Int64, _ finding: Int) throws -> String {
    FixtureTable.text(of: [try ReviewFixtures(manifest).fixture(document, finding)])
  }

  /// Adds that case to the table of the review; returns the table's path and whether it was new there, or nil if the
  /// review has no table.
  func saveFixture(_ document: Int64, _ finding: Int) throws -> (file: String, isNew: Bool)? {
    guard let fixtures = options.fixtures else { return nil }
    let fixture = try ReviewFixtures(manifest).fixture(document, finding)
    return (fixtures, try FixtureTable.append(fixture, to: fixtures))
  }
}

extension RunManifest.ReviewRow {
  /// The row as the page's table has it, and the terminal's order.
  func listed(_ rules: inout HTMLRuleTable, decided: Int = 0) -> HTMLIndexRow {
    let counts = counts.map { count in
      HTMLIndexRow.Count(
        rule: rules.place(count.rule, count.category, count.stage), category: count.category, outcome: count.outcome,
        findings: count.findings, least: HTMLPercent.of(count.least), greatest: HTMLPercent.of(count.greatest))
    }
    return HTMLIndexRow(
      number: Int(number), id: name, bytes: bytes, counts: counts, isShown: !counts.isEmpty, decided: decided)
  }
}

extension RunManifest.Decision.Choice {
  /// What was done.
  var past: String {
    switch self {
    case .accept: "accepted"
    case .refuse: "refused"
    case .replace: "replaced"
    }
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
