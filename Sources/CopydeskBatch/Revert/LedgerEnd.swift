/// The last line of a ledger, which says how much there is before it, names no document and holds no finding.
struct LedgerEnd: Hashable, Sendable {
  private enum Name {
    static let ledger = "ledger"
    static let documents = "documents"
    static let findings = "findings"
    static let outputField = "outputField"
    static let scoreField = "scoreField"
    static let textField = "textField"
  }

  var counts: LedgerWriter.Counts
  /// The fields that cleaning added to every record.
  var outputField: String?
  var scoreField: String?
  /// The field with the text, where fields were added: a file without findings has no other line that says so.
  var textField: String?

  init(_ counts: LedgerWriter.Counts, _ records: RecordOptions) {
    self.counts = counts
    outputField = records.outputField
    scoreField = records.scoreField
    if outputField != nil || scoreField != nil { textField = records.textField }
  }

  /// The line, with an empty name where others have that of their document.
  var line: [UInt8] {
    var members = [
      (Name.ledger, "complete"), (Name.documents, String(counts.documents)), (Name.findings, String(counts.findings)),
    ]
    if let outputField { members.append((Name.outputField, outputField)) }
    if let scoreField { members.append((Name.scoreField, scoreField)) }
    if let textField { members.append((Name.textField, textField)) }
    return Array("{\"id\":\"\"".utf8) + RecordNote.source(of: members) + Array("}\n".utf8)
  }

  /// Reads the line; nil if it is another.
  init?(line bytes: [UInt8], scanner: RecordScanner) {
    let names = [
      Name.ledger, Name.documents, Name.findings, Name.outputField, Name.scoreField, Name.textField,
    ].map { Array($0.utf8) }
    guard let fields = try? scanner.fields(names, in: bytes, bytes.indices) else { return nil }
    let values = fields.map { $0?.string(in: bytes) }
    guard values[0] == "complete", let documents = values[1].flatMap({ Int($0) }),
      let findings = values[2].flatMap({ Int($0) })
    else { return nil }
    counts = LedgerWriter.Counts(documents: documents, findings: findings)
    outputField = values[3]
    scoreField = values[4]
    textField = values[5]
  }
}
