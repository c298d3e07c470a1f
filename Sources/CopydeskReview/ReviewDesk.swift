internal import Copydesk
public import CopydeskBatch
public import CopydeskLab

/// What a review is asked to do.
public struct ReviewOptions: Sendable {
  /// The manifest's path.
  public var manifest: String
  /// The name decisions are signed with, and by which a reviewer sees nobody's but their own.
  public var who: String
  /// The version of the tool, as the page states it.
  public var version: String
  /// The case table that refused findings are added to; nil hands them to the browser.
  public var fixtures: String?
  /// The `copydesk.yaml` that rules and exceptions are added to; nil for that of the run's folder.
  public var settings: String?
  /// How many repairs to draw and judge, and by which seed; nil for all findings.
  public var sample: (count: Int, seed: UInt64)?
  /// The file of judgements of a sample.
  public var judgements: String?

  /// Creates options.
  public init(
    manifest: String, who: String, version: String = "0", fixtures: String? = nil, settings: String? = nil,
    sample: (count: Int, seed: UInt64)? = nil, judgements: String? = nil
  ) {
    self.manifest = manifest
    self.who = who
    self.version = version
    self.fixtures = fixtures
    self.settings = settings
    self.sample = sample
    self.judgements = judgements
  }
}

/// A reviewer at a manifest: what the page and the terminal both do.
///
/// A decision is in the manifest before ``decide(_:_:_:reason:replacement:)`` returns, and of a sample in the file of
/// judgements, too, so that ending the program loses none.
public final class ReviewDesk {
  let manifest: RunManifest
  let options: ReviewOptions
  /// The repairs drawn, of a review of a sample.
  let sample: ReviewSample?
  private var book: JudgementBook?
  private var last: (number: Int64, cleaned: CleanedDocument, original: [UInt8])?

  /// Opens a manifest, and draws the sample.
  ///
  /// - Throws: ``BatchError`` if the manifest or the judgements cannot be read.
  public init(_ options: ReviewOptions) throws(BatchError) {
    self.options = options
    manifest = try RunManifest(options.manifest)
    if let request = options.sample {
      sample = try manifest.sample(request.count, seed: request.seed)
    } else {
      sample = nil
    }
    if let path = options.judgements { book = try JudgementBook(path: path) }
  }

  /// A document before and after; the one opened last is kept, since a review asks for it after each decision.
  func opened(_ number: Int64) throws -> (cleaned: CleanedDocument, original: [UInt8]) {
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

  /// The places of the sample in a document's ledger, ascending; nil if everything is reviewed.
  func drawn(in document: Int64) -> [Int]? {
    sample.map { $0.elements.lazy.filter { $0.document == document }.map(\.finding) }
  }

  /// Decides about findings of a document, as one step.
  ///
  /// - Throws: ``ReviewError`` if there is no such finding, ``BatchError`` if a file cannot be written.
  func decide(
    _ document: Int64, _ places: [Int], _ choice: RunManifest.Decision.Choice, reason: String?, replacement: [UInt8]?
  ) throws {
    let findings =
      if let last, last.number == document { last.cleaned.ledger.findings } else { try manifest.findings(of: document) }
    if let missing = places.first(where: { !findings.indices.contains($0) }) {
      throw ReviewError.noSuchFinding(document: document, finding: missing)
    }
    try manifest.decide(
      places.map { place in
        RunManifest.Decision(
          document: document, finding: place, who: options.who, choice: choice, reason: reason,
          replacement: choice == .replace ? replacement : nil)
      })
    try judge(document, places)
  }

  /// Decides about every finding of a rule; returns their number.
  func decideAll(of rule: String, _ choice: RunManifest.Decision.Choice, reason: String?) throws -> Int {
    try decide(places: try manifest.places(ofRule: rule), choice, reason: reason, replacement: nil)
  }

  /// Decides about a change wherever it was made; returns how often that is.
  func decideAll(
    of change: RunManifest.Recurring, _ choice: RunManifest.Decision.Choice, replacement: [UInt8]?
  ) throws -> Int {
    try decide(places: try manifest.places(of: change), choice, reason: nil, replacement: replacement)
  }

  private func decide(
    places: [(document: Int64, finding: Int)], _ choice: RunManifest.Decision.Choice, reason: String?,
    replacement: [UInt8]?
  ) throws -> Int {
    try manifest.decide(
      places.map {
        RunManifest.Decision(
          document: $0.document, finding: $0.finding, who: options.who, choice: choice, reason: reason,
          replacement: choice == .replace ? replacement : nil)
      })
    return places.count
  }

  /// Takes the reviewer's last step back, also one of an earlier review; the count is 0 if there is none.
  func undo() throws -> (count: Int, document: Int64?, finding: Int?) {
    let undone = try manifest.undoDecisions(of: options.who)
    if let document = undone.document, let finding = undone.finding { try judge(document, [finding]) }
    return undone
  }

  /// The reviewer's own decisions about a document, and what others said of the same findings.
  func opinions(about document: Int64) throws -> [(own: RunManifest.Decision, others: [RunManifest.Decision])] {
    let all = Dictionary(grouping: try manifest.opinions(about: document), by: \.finding)
    return all.sorted { $0.key < $1.key }.compactMap { _, opinions in
      guard let own = opinions.first(where: { $0.who == options.who }) else { return nil }
      return (own, opinions.filter { $0.who != options.who })
    }
  }

  /// What the judgements of the sample say so far; nil without a sample.
  public func report() throws -> SampleReport? {
    guard let sample else { return nil }
    var choices: [Int64: [Int: RunManifest.Decision.Choice]] = [:]
    for document in Set(sample.elements.map(\.document)) {
      for opinion in try opinions(about: document) {
        choices[document, default: [:]][opinion.own.finding] = opinion.own.choice
      }
    }
    return SampleReport(sample) { choices[$0.document]?[$0.finding].map { $0 == .accept } }
  }

  /// Keeps judgements of the sample as `copydesk audit` reads them: what was accepted is right, anything else is wrong.
  private func judge(_ document: Int64, _ places: [Int]) throws {
    guard let sample, var book, let path = options.judgements else { return }
    let drawn = Set(sample.elements.lazy.filter { $0.document == document }.map(\.finding))
    let (cleaned, original) = try opened(document)
    let opinions = try opinions(about: document)
    for place in places where drawn.contains(place) {
      guard let edit = EditIdentity(cleaned.ledger.findings[place], original: original) else { continue }
      if let own = opinions.first(where: { $0.own.finding == place })?.own {
        book.add(
          JudgementBook.Entry(
            edit: edit, judgement: own.choice == .accept ? .right : .wrong, who: own.who, note: own.reason))
      } else {
        book.remove(edit)
      }
    }
    self.book = book
    try book.write(to: path)
  }
}
