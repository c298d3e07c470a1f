internal import Copydesk
internal import GRDB

/// The decisions of a manifest, by the documents they are about.
///
/// A decision names a finding by its place in the ledger. It is followed where the new ledger has the same rule at the
/// same bytes in that place, and passed over elsewhere: then the text or the configuration is another.
struct DecisionBook: Sendable {
  struct Entry: Hashable, Sendable {
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
  /// Looked at first, since a path costs more to compare.
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
          SELECT input.path AS input, document.record AS record, decision.finding AS finding, decision.choice AS choice,
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
              finding: row["finding"] ?? 0, rule: row["rule"] ?? "", range: start..<end, choice: choice,
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
    to cleaned: CleanedDocument, original: [UInt8], of input: InputFile, record: Int
  ) -> CleanedDocument {
    guard records.contains(record),
      let decisions = entries[Key(input: ByteString(Self.canonical(input.path, in: ".")), record: record)]
    else { return cleaned }
    return DecidedDocument(cleaned, original: original).following(decisions)
  }

  private static func canonical(_ path: String, in folder: String) -> String {
    let whole = Path.isAbsolute(path) || path == "-" ? path : folder + "/" + path
    return Path.canonical(whole) ?? whole
  }
}
