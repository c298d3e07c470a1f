internal import Copydesk
public import CopydeskBatch
internal import CopydeskLedger

/// The review without a page: lists findings, and decides about them by rule or by id.
///
/// A finding's id is its document's number in the manifest and its place in the ledger: `12:3`.
public struct ReviewList {
  private let manifest: RunManifest
  private let who: String

  /// Opens a manifest.
  ///
  /// - Throws: ``BatchError`` if it is none.
  public init(_ path: String, who: String) throws(BatchError) {
    manifest = try RunManifest(path)
    self.who = who
  }

  /// Decides about a finding by its id, or about all findings of a rule; returns how many.
  ///
  /// - Throws: ``ReviewError`` if there is no such finding, ``BatchError`` if the manifest cannot be written.
  public func decide(_ name: String, _ choice: RunManifest.Decision.Choice, reason: String?) throws -> Int {
    let parts = name.split(separator: ":")
    var places: [(document: Int64, finding: Int)]
    if parts.count == 2, let document = Int64(parts[0]), let finding = Int(parts[1]) {
      guard try manifest.findings(of: document).indices.contains(finding) else {
        throw ReviewError.noSuchFinding(document: document, finding: finding)
      }
      places = [(document, finding)]
    } else {
      places = try manifest.places(ofRule: name)
      if places.isEmpty { throw ReviewError.noSuchRule(name) }
    }
    try manifest.decide(
      places.map {
        RunManifest.Decision(document: $0.document, finding: $0.finding, who: who, choice: choice, reason: reason)
      })
    return places.count
  }

  /// Takes the last step of decisions back; returns how many findings it was about, 0 if there is none.
  ///
  /// - Throws: ``BatchError`` if the manifest cannot be written.
  public func undo() throws(BatchError) -> Int { try manifest.undoDecisions().count }

  /// A line for every two reviewers about how far they agree.
  ///
  /// - Throws: ``BatchError`` if the manifest cannot be read.
  public func agreement() throws(BatchError) -> String {
    let pairs = try manifest.agreements()
    if pairs.isEmpty { return "no two reviewers have decided about the same finding\n" }
    return pairs.map { pair in
      let kappa = pair.kappa.map { "Cohen's kappa " + Self.twoDecimals($0) } ?? "no kappa: both chose one thing"
      let share = Evidence.tenths(of: 100 * pair.share, within: 100)
      return "\(pair.first) and \(pair.second): \(pair.both) findings, agree on \(share) %, \(kappa)\n"
    }.joined()
  }

  private static func twoDecimals(_ value: Double) -> String {
    let hundredths = Int((value.magnitude * 100).rounded())
    return (value < 0 && hundredths > 0 ? "-" : "") + "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
  }

  /// Writes every finding with what was decided about it, a line for each.
  ///
  /// - Parameters:
  ///   - json: whether lines are JSON objects, with the members `id`, `document`, `rule`, `outcome`, `confidence`,
  ///     `before`, `after`, and `choice`, `who`, `made`, `reason`, `replacement` where decided.
  ///   - write: takes the lines.
  /// - Throws: ``BatchError`` if the manifest cannot be read, and what `write` throws.
  public func list(json: Bool, write: ([UInt8]) throws -> Void) throws {
    var last: Int64 = 0
    while true {
      let documents = try manifest.documents(after: last)
      for document in documents {
        let decisions = try manifest.decisions(about: document.number)
        for (place, finding) in try manifest.findings(of: document.number).enumerated() {
          let decision = decisions.first { $0.finding == place }
          let id = "\(document.number):\(place)"
          try write(json ? Self.object(id, document, finding, decision) : Self.line(id, document, finding, decision))
        }
        last = document.number
      }
      if documents.isEmpty { return }
    }
  }

  private static func line(
    _ id: String, _ document: RunManifest.Document, _ finding: Finding, _ decision: RunManifest.Decision?
  ) -> [UInt8] {
    var text = "\(id)\t\(document.name)\t\(finding.rule)\t\(finding.outcome.rawValue)\t\(finding.confidence)\t"
    text += LedgerText.quoted(finding.before) + "\t" + (finding.after.map(LedgerText.quoted) ?? "-") + "\t"
    text += decision.map { $0.choice.rawValue + ($0.replacement.map { " " + LedgerText.quoted($0) } ?? "") } ?? "-"
    return Array((text + "\n").utf8)
  }

  private static func object(
    _ id: String, _ document: RunManifest.Document, _ finding: Finding, _ decision: RunManifest.Decision?
  ) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("id", id)
    json.member("document", document.name)
    json.member("rule", finding.rule)
    json.member("outcome", finding.outcome.rawValue)
    json.member("confidence", finding.confidence)
    json.key("before")
    json.string(finding.before)
    if let after = finding.after {
      json.key("after")
      json.string(after)
    }
    LedgerLine.writeJoinedRules(of: finding, into: &json)
    decision?.writeMembers(into: &json)
    json.endObject()
    json.newline()
    return json.bytes
  }
}

/// Bytes on one line of a table.
enum LedgerText {
  /// The text as a JSON string: no tab or line end of it can end the cell.
  static func quoted(_ bytes: [UInt8]) -> String {
    var json = JSONWriter()
    json.string(bytes)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
