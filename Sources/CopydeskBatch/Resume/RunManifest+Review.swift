public import Copydesk
internal import GRDB

extension RunManifest {
  /// A row of a review's table: one document.
  public struct ReviewRow: Hashable, Sendable {
    /// The findings of one rule and outcome.
    public struct Count: Hashable, Sendable {
      /// The rule.
      public var rule: String
      /// Its category.
      public var category: Category
      /// Its stage.
      public var stage: StageID
      /// What became of the findings.
      public var outcome: Outcome
      /// How many there are.
      public var findings: Int
      /// The least confidence.
      public var least: Double
      /// The greatest confidence.
      public var greatest: Double
    }

    /// The document's number in the manifest.
    public var number: Int64
    /// Its name.
    public var name: String
    /// The bytes of its original.
    public var bytes: Int
    /// Its findings by rule and outcome.
    public var counts: [Count]
    /// How many findings have been decided about.
    public var decided: Int
  }

  /// How many findings have an outcome and a confidence in whole percent.
  public struct ConfidenceCount: Hashable, Sendable {
    /// What became of them.
    public var outcome: Outcome
    /// Their confidence.
    public var percent: Int
    /// How many there are.
    public var findings: Int
  }

  /// The documents with findings, the worst damaged first.
  ///
  /// - Parameter limit: the most to give.
  /// - Returns: the rows.
  /// - Throws: ``BatchError`` if the manifest cannot be read.
  /// - Complexity: O(*n*) in the documents and their findings.
  public func reviewRows(limit: Int) throws(BatchError) -> [ReviewRow] {
    try perform { database in
      let documents = try Row.fetchAll(
        database,
        sql: """
          SELECT id, name, bytes, (SELECT count(*) FROM decision WHERE decision.document = document.id) AS decided
          FROM document WHERE repaired + flagged > 0 ORDER BY score DESC, id LIMIT ?
          """, arguments: [limit])
      let counts = try database.cachedStatement(
        sql: """
          SELECT item.value ->> 'rule' AS rule, item.value ->> 'category' AS category, item.value ->> 'stage' AS stage,
            item.value ->> 'outcome' AS outcome, count(*) AS findings, min(item.value ->> 'confidence') AS least,
            max(item.value ->> 'confidence') AS greatest
          FROM ledger, json_each(ledger.findings) AS item WHERE ledger.document = ?
          GROUP BY 1, 2, 3, 4 ORDER BY min(ledger.first + item.key)
          """)
      return try documents.map { row in
        let number: Int64 = row["id"] ?? 0
        return ReviewRow(
          number: number, name: row["name"] ?? "", bytes: row["bytes"] ?? 0,
          counts: try Row.fetchAll(counts, arguments: [number]).compactMap(Self.count), decided: row["decided"] ?? 0)
      }
    }
  }

  private static func count(_ row: Row) -> ReviewRow.Count? {
    guard let category = Category(rawValue: row["category"] ?? ""), let stage = StageID(rawValue: row["stage"] ?? ""),
      let outcome = Outcome(rawValue: row["outcome"] ?? "")
    else { return nil }
    return ReviewRow.Count(
      rule: row["rule"] ?? "", category: category, stage: stage, outcome: outcome, findings: row["findings"] ?? 0,
      least: row["least"] ?? 0, greatest: row["greatest"] ?? 0)
  }

  /// The findings of the run by outcome and confidence.
  public func confidenceCounts() throws(BatchError) -> [ConfidenceCount] {
    try perform { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT outcome, CAST(confidence * 100 + 0.5 AS INTEGER) AS percent, count(*) AS findings
          FROM finding GROUP BY 1, 2
          """
      ).compactMap { row in
        guard let outcome = Outcome(rawValue: row["outcome"] ?? "") else { return nil }
        return ConfidenceCount(outcome: outcome, percent: row["percent"] ?? 0, findings: row["findings"] ?? 0)
      }
    }
  }

  /// The counts of the run, as its reports have them.
  public func statistics() throws(BatchError) -> RunStatistics { try summary().run.statistics }

  /// A document by its number; nil if there is none.
  public func document(_ number: Int64) throws(BatchError) -> Document? {
    let found = try documents(after: number - 1, limit: 1).first
    return found?.number == number ? found : nil
  }

  /// Where a rule's findings are: documents and places in their ledgers.
  public func places(ofRule rule: String) throws(BatchError) -> [(document: Int64, finding: Int)] {
    try places(ofRule: rule, and: "", [])
  }

  /// Where those of a rule's findings are for which a condition on `item.value`, the ledger's line, holds as well.
  func places(
    ofRule rule: String, and condition: String, _ arguments: [String?]
  ) throws(BatchError) -> [(document: Int64, finding: Int)] {
    try perform { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT ledger.document AS document, ledger.first + item.key AS position
          FROM documentRule JOIN ledger ON ledger.document = documentRule.document, json_each(ledger.findings) AS item
          WHERE documentRule.rule = ?1 AND item.value ->> 'rule' = ?1 \(condition) ORDER BY 1, 2
          """, arguments: StatementArguments([rule] + arguments)
      ).map { ($0["document"] ?? 0, $0["position"] ?? 0) }
    }
  }

  /// How many findings of each document have been decided about.
  public func decidedCounts() throws(BatchError) -> [Int64: Int] {
    try perform { database in
      var counts: [Int64: Int] = [:]
      for row in try Row.fetchAll(database, sql: "SELECT document, count(*) AS decided FROM decision GROUP BY 1") {
        counts[row["document"] ?? 0] = row["decided"] ?? 0
      }
      return counts
    }
  }
}
