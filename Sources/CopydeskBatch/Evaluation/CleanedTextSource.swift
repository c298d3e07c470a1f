internal import Copydesk
internal import CopydeskLedger

/// Gives the cleaned text and the findings of one document after another.
enum CleanedTextSource: Sendable {
  case cleaner(Cleaner)
  case files(KeyedLines, edits: KeyedLines?)

  /// Opens a source; files are read once to find their documents.
  init(_ source: EvaluationSource) throws(BatchError) {
    switch source {
    case .cleaner(let cleaner): self = .cleaner(cleaner)
    case .files(let cleaned, let edits):
      let ledger: KeyedLines? = if let edits { try KeyedLines(edits) } else { nil }
      self = .files(try KeyedLines(cleaned), edits: ledger)
    }
  }

  /// The cleaned text of a document, nil if the files have none, and the findings about it.
  func output(for record: GoldRecord) throws(BatchError) -> (text: String?, findings: [EvaluatedFinding]) {
    switch self {
    case .cleaner(let cleaner): return try clean(record, cleaner)
    case .files(let cleaned, let edits):
      var text: String?
      // Of several lines about a document the last counts.
      try cleaned.forEachLine(of: record.id) { line throws(EvaluationRecordError) in
        text = try EvaluationRecord(line.bytes).text("text")
      }
      var findings: [EvaluatedFinding] = []
      try edits?.forEachLine(of: record.id) { line throws(EvaluationRecordError) in
        findings.append(try EvaluatedFinding(line: line.bytes))
      }
      return (text, findings)
    }
  }

  private func clean(
    _ record: GoldRecord, _ cleaner: Cleaner
  ) throws(BatchError) -> (text: String?, findings: [EvaluatedFinding]) {
    let original = Array(record.damaged.utf8)
    let cleaned: CleanedDocument
    do {
      cleaned = try cleaner.clean(Document(id: record.id, bytes: original))
    } catch {
      throw .configuration(error.description)
    }
    let index = CodePointIndex(original)
    let findings = cleaned.ledger.findings.map { EvaluatedFinding($0, codePoints: index.range($0.range)) }
    return (String(decoding: cleaned.bytes, as: UTF8.self), findings)
  }
}
