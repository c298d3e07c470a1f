internal import Copydesk
internal import GRDB
internal import Synchronization

/// The decisions of a manifest, by the documents they are about.
///
/// A decision names a finding by its place in the ledger. It is followed where the new ledger has the same rule at the
/// same bytes in that place, and passed over elsewhere: then the text or the configuration is another.
package struct DecisionBook: Sendable {
  struct Entry: Hashable, Sendable {
    /// The document, for records with several texts.
    var document = ""
    var finding: Int
    var rule: String
    var range: Range<Int>
    var choice: RunManifest.Decision.Choice
    var replacement: [UInt8]
    /// Who decided, and why.
    var signature: String
  }

  private struct Key: Hashable, Sendable {
    var input: ByteString
    var record: Int
  }

  private let entries: [Key: [Entry]]
  private let followed = FollowedDecisions()
  /// It is compared first, since a path costs more to compare.
  private let records: Set<Int>

  /// Reads a manifest's decisions.
  ///
  /// - Throws: ``BatchError`` if the manifest cannot be read.
  /// - Complexity: O(*n* log *d*) in the findings of the documents decided about; the *d* decisions are held.
  init(_ manifest: RunManifest) throws(BatchError) {
    let folder = try manifest.description().folder
    entries = try manifest.perform { database in
      var entries: [Key: [Entry]] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT input.path AS input, document.record AS record, document.name AS name, decision.finding AS finding, decision.choice AS choice,
            decision.replacement AS replacement, decision.who AS who, decision.reason AS reason,
            item.value ->> 'rule' AS rule, item.value ->> 'startByte' AS start, item.value ->> 'endByte' AS end
          FROM (SELECT DISTINCT document AS number FROM decision)
            JOIN document ON document.id = number JOIN input ON input.id = document.input
            JOIN ledger ON ledger.document = number, json_each(ledger.findings) AS item
            JOIN decision ON decision.document = number AND decision.finding = ledger.first + item.key
          ORDER BY decision.document, decision.finding
          """)
      while let row = try rows.next() {
        guard let choice = (row["choice"] as String?).flatMap({ RunManifest.Decision.Choice(rawValue: $0) }),
          let start = row["start"] as Int?, let end = row["end"] as Int?, start >= 0, start <= end
        else { continue }
        let path: String = row["input"] ?? ""
        let replacement: [UInt8] = (row["replacement"] as String?).map { Array($0.utf8) } ?? []
        let reason = (row["reason"] as String?).map { ": " + $0 } ?? ""
        entries[Key(input: ByteString(Self.canonical(path, in: folder)), record: row["record"] ?? 0), default: []]
          .append(
            Entry(
              document: row["name"] ?? "", finding: row["finding"] ?? 0, rule: row["rule"] ?? "", range: start..<end,
              choice: choice,
              replacement: replacement, signature: (row["who"] ?? "") + reason))
      }
      return entries
    }
    records = Set(entries.keys.map(\.record))
  }

  /// The document as the decisions about it want it.
  ///
  /// - Complexity: O(*n*) in the bytes, decisions and findings of the document; each replacement looks at every finding.
  func apply(
    to cleaned: CleanedDocument, original: [UInt8], of input: InputFile, record: Int, label: String = ""
  ) -> CleanedDocument {
    guard records.contains(record),
      var decisions = entries[Key(input: ByteString(Self.canonical(input.path, in: ".")), record: record)]
    else { return cleaned }
    if !label.isEmpty { decisions.removeAll { !$0.document.endsWith(bytesOf: label) } }
    let (document, count) = DecidedDocument(cleaned, original: original).following(decisions)
    followed.count.wrappingAdd(count, ordering: .relaxed)
    return document
  }

  /// A line about decisions that fitted no text of a whole run; nil if all did.
  var misfits: String? {
    let all = entries.values.reduce(0) { $0 + $1.count }
    let rest = all - followed.count.load(ordering: .relaxed)
    if rest <= 0 { return nil }
    return
      "\(rest) of \(all) decisions fit no text of this run and were not followed: the inputs or the settings are others; review again"
  }

  private static func canonical(_ path: String, in folder: String) -> String {
    let whole = Path.isAbsolute(path) || path == "-" ? path : folder + "/" + path
    return Path.canonical(whole) ?? whole
  }
}

/// How many decisions have been followed, by all tasks of a run.
private final class FollowedDecisions: Sendable {
  let count = Atomic(0)
}

/// Changes what cleaning gave to what a person decided.
///
/// A refused change is taken back and stands as a flag. A replacement takes the place of the finding's own change, and of
/// every other that touches its bytes. A change that several rules made together is one finding and decided about as one.
/// The ledger still turns the original into the text.
struct DecidedDocument {
  private let cleaned: CleanedDocument
  private let original: [UInt8]
  private var findings: [Finding]

  init(_ cleaned: CleanedDocument, original: [UInt8]) {
    self.cleaned = cleaned
    self.original = original
    findings = cleaned.ledger.findings
  }

  /// The document after the decisions that fit it, and how many they are.
  func following(_ decisions: [DecisionBook.Entry]) -> (document: CleanedDocument, count: Int) {
    var copy = self
    var count = 0
    for decision in decisions {
      guard copy.findings.indices.contains(decision.finding), copy.findings[decision.finding].rule == decision.rule,
        copy.findings[decision.finding].range == decision.range, decision.range.upperBound <= original.count
      else { continue }
      copy.follow(decision)
      count += 1
    }
    return (copy.result, count)
  }

  private mutating func follow(_ decision: DecisionBook.Entry) {
    let place = decision.finding
    let isNoChange = original[decision.range].elementsEqual(decision.replacement)
    switch decision.choice {
    case .accept: note(place, "accepted by \(decision.signature)")
    case .refuse: refuse(place, "refused by \(decision.signature)")
    case .replace where isNoChange: refuse(place, "kept by \(decision.signature)")
    case .replace:
      for other in findings.indices where other != place && touches(findings[other].range, decision.range) {
        takeBack(other, "given up for a text by \(decision.signature)")
      }
      findings[place].outcome = .repaired
      findings[place].before = Array(original[decision.range])
      findings[place].after = decision.replacement
      findings[place].step = nil
      findings[place].joinedRules = []
      note(place, "written by \(decision.signature)")
    }
  }

  private mutating func refuse(_ place: Int, _ words: String) {
    takeBack(place, words)
    if findings[place].outcome == .flagged, cleaned.ledger.findings[place].outcome == .flagged { note(place, words) }
  }

  /// Makes a flag of a repair.
  private mutating func takeBack(_ place: Int, _ words: String) {
    guard findings[place].outcome == .repaired else { return }
    findings[place].outcome = .flagged
    findings[place].after = nil
    findings[place].step = nil
    findings[place].joinedRules = []
    note(place, words)
  }

  private mutating func note(_ place: Int, _ words: String) {
    findings[place].evidence.append(Evidence("decision", words))
  }

  private func touches(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one == other || one.overlaps(other)
      || one.isEmpty && other.contains(one.lowerBound) && one.lowerBound > other.lowerBound
  }

  private var result: CleanedDocument {
    var document = cleaned
    document.ledger.findings = findings
    guard let bytes = try? document.ledger.script().apply(to: original) else { return cleaned }
    document.bytes = bytes
    for (before, after) in zip(cleaned.ledger.findings, findings) where before.outcome != after.outcome {
      let step = after.outcome == .flagged ? -1 : 1
      document.statistics.rules[after.rule, default: .init()].repaired += step
      document.statistics.rules[after.rule, default: .init()].flagged -= step
    }
    document.statistics.changedDocuments = document.isChanged ? 1 : 0
    return document
  }
}
