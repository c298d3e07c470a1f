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
  /// Each is kept as its author's opinion, too, whatever others decide later.
  /// - Throws: ``BatchError`` if the manifest cannot be written; then nothing of the step is.
  /// - Complexity: O(*n* log *m*) in the decisions and those there are.
  public func decide(_ decisions: [Decision]) throws(BatchError) {
    if decisions.isEmpty { return }
    try inStep { database in
      try Self.makeOpinions(database)
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
      let opinion = try database.cachedStatement(
        sql: "INSERT OR REPLACE INTO opinion SELECT * FROM decision WHERE document = ? AND finding = ?")
      let now = Self.now()
      for decision in decisions {
        try earlier.execute(arguments: [step, decision.document, decision.finding])
        try insertion.execute(arguments: [
          decision.document, decision.finding, decision.who, now, decision.choice.rawValue, decision.reason,
          decision.replacement.map { bytes in bytes.withUnsafeBytes { Data($0) } },
        ])
        try opinion.execute(arguments: [decision.document, decision.finding])
      }
      try database.execute(sql: "DELETE FROM decisionStep WHERE step <= ?", arguments: [step - Int64(Self.undoLimit)])
    }
  }

  /// Takes the last step of decisions back, whenever it was made: what stood before it stands again.
  ///
  /// - Parameter who: whose last step it is to be; nil for anybody's. One that somebody else has decided over since is
  ///   not taken back.
  /// - Returns: how many findings it had been about, and the first of them; 0 if there is no step.
  /// - Throws: ``BatchError`` if the manifest cannot be written.
  public func undoDecisions(
    of who: String? = nil
  ) throws(BatchError) -> (count: Int, document: Int64?, finding: Int?) {
    var count = 0
    var first: (document: Int64, finding: Int)?
    try inStep { database in
      try Self.makeOpinions(database)
      let last =
        if let who {
          try Int64.fetchOne(
            database,
            sql: """
              SELECT max(step) FROM decisionStep JOIN decision USING (document, finding) WHERE decision.who = ?
              """, arguments: [who])
        } else {
          try Int64.fetchOne(database, sql: "SELECT max(step) FROM decisionStep")
        }
      guard let step = last else { return }
      let places = "SELECT document, finding FROM decisionStep WHERE step = ? ORDER BY document, finding LIMIT 1"
      let row = try Row.fetchOne(database, sql: places, arguments: [step])
      first = row.map { ($0["document"] ?? 0, $0["finding"] ?? 0) }
      try database.execute(
        sql: """
          DELETE FROM opinion WHERE (document, finding, who) IN (
            SELECT decision.document, decision.finding, decision.who
            FROM decisionStep JOIN decision USING (document, finding) WHERE step = ?1)
          """, arguments: [step])
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
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO opinion
          SELECT document, finding, who, made, choice, reason, replacement
          FROM decisionStep WHERE step = ? AND choice IS NOT NULL
          """, arguments: [step])
      try database.execute(sql: "DELETE FROM decisionStep WHERE step = ?", arguments: [step])
    }
    return (count, first?.document, first?.finding)
  }

  /// Makes the table of opinions, of what was decided before there was one.
  private static func makeOpinions(_ database: Database) throws {
    guard try !database.tableExists("opinion") else { return }
    try database.execute(sql: ManifestSchema.opinions)
    try database.execute(sql: "INSERT INTO opinion SELECT * FROM decision")
  }

  /// The table of opinions; without it, what was decided is all there is.
  static func opinions(_ database: Database) throws -> String {
    try database.tableExists("opinion") ? "opinion" : "decision"
  }

  /// What each reviewer decided last about the findings of a document, in the order of the findings.
  public func opinions(about document: Int64) throws(BatchError) -> [Decision] {
    try perform { database in
      let table = try Self.opinions(database)
      return try Row.fetchAll(
        database, sql: "SELECT * FROM \(table) WHERE document = ? ORDER BY finding, made", arguments: [document]
      ).compactMap { Self.decision($0, document) }
    }
  }

  /// How many findings of each document a reviewer has decided about.
  public func decidedCounts(by who: String) throws(BatchError) -> [Int64: Int] {
    try perform { database in
      let table = try Self.opinions(database)
      var counts: [Int64: Int] = [:]
      for row in try Row.fetchAll(
        database, sql: "SELECT document, count(*) AS decided FROM \(table) WHERE who = ? GROUP BY 1", arguments: [who])
      {
        counts[row["document"] ?? 0] = row["decided"] ?? 0
      }
      return counts
    }
  }

  /// How far every two reviewers agree on the findings that both decided about.
  ///
  /// - Complexity: O(*n* log *n*) in the opinions.
  public func agreements() throws(BatchError) -> [ReviewerAgreement] {
    try perform { database in
      let table = try Self.opinions(database)
      var agreements: [ReviewerAgreement] = []
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT one.who AS first, other.who AS second, one.choice AS choice, other.choice AS otherChoice, count(*) AS places
          FROM \(table) AS one JOIN \(table) AS other
            ON one.document = other.document AND one.finding = other.finding AND one.who < other.who
          GROUP BY 1, 2, 3, 4 ORDER BY 1, 2
          """)
      for row in rows {
        guard let choice = Decision.Choice(rawValue: row["choice"] ?? ""),
          let other = Decision.Choice(rawValue: row["otherChoice"] ?? "")
        else { continue }
        let (first, second): (String, String) = (row["first"] ?? "", row["second"] ?? "")
        if agreements.last.map({ ($0.first, $0.second) != (first, second) }) ?? true {
          agreements.append(ReviewerAgreement(first: first, second: second))
        }
        agreements[agreements.count - 1].add(choice, other, row["places"] ?? 0)
      }
      return agreements
    }
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
      ).compactMap { Self.decision($0, document) }
    }
  }

  private static func decision(_ row: Row, _ document: Int64) -> Decision? {
    guard let choice = (row["choice"] as String?).flatMap({ Decision.Choice(rawValue: $0) }) else { return nil }
    let replacement: Data? = row["replacement"]
    var decision = Decision(
      document: document, finding: row["finding"] ?? 0, who: row["who"] ?? "", choice: choice, reason: row["reason"],
      replacement: replacement.map { Array($0) })
    decision.made = row["made"] ?? ""
    return decision
  }
}
