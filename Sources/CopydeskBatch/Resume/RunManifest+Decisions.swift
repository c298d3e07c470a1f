internal import Foundation
internal import GRDB

extension RunManifest {
  /// What somebody decided about a finding.
  public struct Decision: Hashable, Sendable {
    /// What can be decided.
    public enum Choice: String, CaseIterable, Hashable, Sendable {
      case accept, refuse
      /// Another text takes the place.
      case replace
    }

    /// The document's number.
    public var document: Int64
    /// The finding's place in the document's ledger, from 0.
    public var finding: Int
    /// Who decided.
    public var who: String
    /// Why.
    public var reason: String?
    /// What was decided.
    public var choice: Choice
    /// The text that takes the place, for ``Choice/replace``.
    public var replacement: [UInt8]?
    /// When, in UTC as ISO 8601 has it; written by the manifest.
    public var made: String

    /// Creates a decision.
    public init(
      document: Int64, finding: Int, who: String, choice: Choice, reason: String? = nil, replacement: [UInt8]? = nil
    ) {
      self.document = document
      self.finding = finding
      self.who = who
      self.choice = choice
      self.reason = reason
      self.replacement = replacement
      made = ""
    }
  }

  /// The steps that can be taken back.
  static let undoLimit = 1000

  /// Writes decisions down over earlier ones about the same findings, as one step that ``undoDecisions()`` takes back.
  ///
  /// - Throws: ``BatchError`` if the manifest cannot be written; then nothing of the step is.
  /// - Complexity: O(*n* log *m*) in the decisions and those there are.
  public func decide(_ decisions: [Decision]) throws(BatchError) {
    if decisions.isEmpty { return }
    try inStep { database in
      let step = (try Int64.fetchOne(database, sql: "SELECT max(step) FROM decisionStep") ?? 0) + 1
      let earlier = try database.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO decisionStep
          SELECT ?1, ?2, ?3, known.who, known.made, known.choice, known.reason, known.replacement
          FROM (SELECT 1) LEFT JOIN decision AS known ON known.document = ?2 AND known.finding = ?3
          """)
      let insertion = try database.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO decision (document, finding, who, made, choice, reason, replacement)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """)
      let now = Self.now()
      for decision in decisions {
        try earlier.execute(arguments: [step, decision.document, decision.finding])
        try insertion.execute(arguments: [
          decision.document, decision.finding, decision.who, now, decision.choice.rawValue, decision.reason,
          decision.replacement.map { bytes in bytes.withUnsafeBytes { Data($0) } },
        ])
      }
      try database.execute(sql: "DELETE FROM decisionStep WHERE step <= ?", arguments: [step - Int64(Self.undoLimit)])
    }
  }

  /// Takes the last step of decisions back, whoever made it and whenever: what stood before it stands again.
  ///
  /// - Returns: how many findings it had been about; 0 if there is no step.
  /// - Throws: ``BatchError`` if the manifest cannot be written.
  public func undoDecisions() throws(BatchError) -> Int {
    var count = 0
    try inStep { database in
      guard let step = try Int64.fetchOne(database, sql: "SELECT max(step) FROM decisionStep") else { return }
      try database.execute(
        sql: """
          DELETE FROM decision
          WHERE (document, finding) IN (SELECT document, finding FROM decisionStep WHERE step = ?1);
          """, arguments: [step])
      count = database.changesCount
      try database.execute(
        sql: """
          INSERT INTO decision (document, finding, who, made, choice, reason, replacement)
          SELECT document, finding, who, made, choice, reason, replacement
          FROM decisionStep WHERE step = ? AND choice IS NOT NULL
          """, arguments: [step])
      try database.execute(sql: "DELETE FROM decisionStep WHERE step = ?", arguments: [step])
    }
    return count
  }

  /// Does all of it or nothing.
  private func inStep(_ body: (Database) throws -> Void) throws(BatchError) {
    try begin()
    do throws(BatchError) {
      try perform(body)
      try commit()
    } catch {
      rollBack()
      throw error
    }
  }

  /// The decisions about a document's findings, in their order.
  public func decisions(about document: Int64) throws(BatchError) -> [Decision] {
    try perform { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM decision WHERE document = ? ORDER BY finding", arguments: [document]
      ).compactMap { row in
        guard let choice = (row["choice"] as String?).flatMap({ Decision.Choice(rawValue: $0) }) else { return nil }
        let replacement: Data? = row["replacement"]
        var decision = Decision(
          document: document, finding: row["finding"] ?? 0, who: row["who"] ?? "", choice: choice,
          reason: row["reason"],
          replacement: replacement.map { Array($0) })
        decision.made = row["made"] ?? ""
        return decision
      }
    }
  }
}
