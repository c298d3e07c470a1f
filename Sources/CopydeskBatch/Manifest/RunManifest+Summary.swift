internal import Copydesk
internal import GRDB

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
