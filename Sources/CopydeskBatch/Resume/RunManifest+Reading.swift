public import Copydesk
internal import CopydeskLedger
internal import CopydeskReport
internal import GRDB

extension RunManifest {
  /// A document as the manifest has it.
  public struct Document: Hashable, Sendable {
    /// Its number in the manifest.
    public var number: Int64
    /// The name findings are reported under.
    public var name: String
    /// The file it came from.
    public var input: String
    /// The line it begins in, from 1.
    public var line: Int
    /// Its record in that file, from 1.
    public var record: Int
    /// `changed`, `unchanged`, or `rejected` for a record that holds no text.
    public var status: String
    /// Its ``DamageScore``.
    public var score: Double
    /// Findings that were repaired.
    public var repaired: Int
    /// Findings that were only reported.
    public var flagged: Int
    /// The file it was written to, if one was.
    public var output: String?
    /// Its record there, from 1; nil for a plain text.
    public var outputRecord: Int?
  }

  /// Whether the run came to its end.
  public func isFinished() throws(BatchError) -> Bool {
    try perform { try String.fetchOne($0, sql: "SELECT state FROM run") == "finished" }
  }

  /// How the run was asked for.
  public func description() throws(BatchError) -> RunDescription {
    try perform { database in
      guard let row = try Row.fetchOne(database, sql: "SELECT version, model, folder FROM run") else {
        throw BatchError.manifest(path: self.path, reason: "it holds no run; begin a new one")
      }
      var settings: [String: String] = [:]
      for row in try Row.fetchAll(database, sql: "SELECT name, value FROM setting") {
        settings[row["name"] ?? ""] = row["value"]
      }
      return RunDescription(
        version: row["version"] ?? "", model: row["model"], folder: row["folder"] ?? "",
        arguments: try String.fetchAll(database, sql: "SELECT value FROM argument ORDER BY position"),
        settings: settings)
    }
  }

  /// The documents in the order of the run, some at a time.
  ///
  /// - Parameters:
  ///   - number: The number of the last document known; 0 for the first page.
  ///   - limit: The most to give.
  /// - Returns: No documents after the last.
  /// - Throws: ``BatchError/manifest(path:reason:)`` if the file cannot be read.
  public func documents(after number: Int64 = 0, limit: Int = 1000) throws(BatchError) -> [Document] {
    try perform { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT document.id, name, input.path AS input, document.line, document.record, status, score, repaired, flagged,
            output.path AS output, outputRecord
          FROM document JOIN input ON input.id = document.input LEFT JOIN output ON output.id = document.output
          WHERE document.id > ? ORDER BY document.id LIMIT ?
          """, arguments: [number, limit]
      ).map { row in
        Document(
          number: row["id"] ?? 0, name: row["name"] ?? "", input: row["input"] ?? "", line: row["line"] ?? 0,
          record: row["record"] ?? 0, status: row["status"] ?? "", score: row["score"] ?? 0,
          repaired: row["repaired"] ?? 0, flagged: row["flagged"] ?? 0, output: row["output"],
          outputRecord: row["outputRecord"])
      }
    }
  }

  /// The findings of a document, as the ledger has them.
  ///
  /// - Complexity: O(*n*) in the findings.
  public func findings(of number: Int64) throws(BatchError) -> [Finding] {
    let lines = try perform { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT item.value FROM ledger, json_each(ledger.findings) AS item
          WHERE ledger.document = ? ORDER BY ledger.first, item.key
          """, arguments: [number])
    }
    var reader = LedgerReader()
    var findings: [Finding] = []
    for line in lines {
      do {
        findings.append(try reader.read(line: Array(line.utf8)).finding)
      } catch {
        throw .manifest(path: path, reason: error.description)
      }
    }
    return findings
  }
}

extension RunManifest {
  /// The counts of the run so far.
  func note(_ summary: BatchSummary, _ ledger: LedgerWriter.Counts) throws(BatchError) {
    try perform { database in
      try database.execute(
        sql: """
          UPDATE run SET documents = ?, changedDocuments = ?, bytes = ?, passes = ?, files = ?, failedFiles = ?,
            cutFiles = ?, failedRecords = ?, quarantined = ?, ledgerDocuments = ?, ledgerFindings = ?
          """,
        arguments: [
          summary.statistics.documents, summary.statistics.changedDocuments, summary.statistics.bytes,
          summary.statistics.passes, summary.files, summary.failedFiles, summary.cutFiles, summary.failedRecords,
          summary.quarantined, ledger.documents, ledger.findings,
        ])
      for (rule, count) in summary.statistics.rules {
        try database.execute(
          sql: "INSERT OR REPLACE INTO ruleTotal VALUES (?, ?, ?, ?)",
          arguments: [rule, count.repaired, count.flagged, Int64(clamping: count.nanoseconds)])
      }
    }
  }

  /// The counts an earlier part of the run came to.
  func summary() throws(BatchError) -> (run: BatchSummary, ledger: LedgerWriter.Counts) {
    try perform { database in
      var summary = BatchSummary()
      var ledger = LedgerWriter.Counts()
      guard let row = try Row.fetchOne(database, sql: "SELECT * FROM run") else { return (summary, ledger) }
      summary.statistics.documents = row["documents"] ?? 0
      summary.statistics.changedDocuments = row["changedDocuments"] ?? 0
      summary.statistics.bytes = row["bytes"] ?? 0
      summary.statistics.passes = row["passes"] ?? 0
      summary.files = row["files"] ?? 0
      // Paths that are no inputs fail again when the run is resumed, and are counted then.
      let failed = "SELECT count(*) FROM input WHERE state IN ('failed', 'cut')"
      summary.failedFiles = try Int.fetchOne(database, sql: failed) ?? 0
      summary.cutFiles = row["cutFiles"] ?? 0
      summary.failedRecords = row["failedRecords"] ?? 0
      summary.quarantined = row["quarantined"] ?? 0
      ledger.documents = row["ledgerDocuments"] ?? 0
      ledger.findings = row["ledgerFindings"] ?? 0
      for row in try Row.fetchAll(database, sql: "SELECT * FROM ruleTotal") {
        summary.statistics.rules[row["rule"] ?? ""] = RunStatistics.RuleCount(
          repaired: row["repaired"] ?? 0, flagged: row["flagged"] ?? 0,
          nanoseconds: UInt64(clamping: row["nanoseconds"] ?? Int64(0)))
      }
      return (summary, ledger)
    }
  }
}
