internal import Copydesk
internal import CopydeskReport
internal import GRDB

extension RunManifest {
  /// The same change wherever it was made, or the same text wherever it was flagged.
  public struct Recurring: Hashable, Sendable {
    /// The rule.
    public var rule: String
    /// The text that stood there.
    public var before: String
    /// What was put there; nil for a flag.
    public var after: String?
    /// How often.
    public var places = 0
    /// In how many documents.
    public var documents = 0
    /// The least confidence.
    public var least = 0.0
    /// How many of the places a reviewer decided about.
    public var decided = 0

    /// Creates one that was seen nowhere.
    public init(rule: String, before: String, after: String?) {
      self.rule = rule
      self.before = before
      self.after = after
    }
  }

  /// Where a change was made in one document.
  public struct RecurringPlace: Hashable, Sendable {
    /// The document's number.
    public var document: Int64
    /// Its name.
    public var name: String
    /// How often it was made there.
    public var count: Int
  }

  /// The changes that were made more than once, the greatest expected harm of all their places first.
  ///
  /// - Parameters:
  ///   - who: whose decisions are counted.
  ///   - limit: the most to give.
  /// - Returns: the changes; a rule, an outcome and two texts each.
  /// - Throws: ``BatchError`` if the manifest cannot be read.
  /// - Complexity: O(*n* log *n*) in the findings of the run.
  public func recurring(decidedBy who: String, limit: Int) throws(BatchError) -> [Recurring] {
    let rows = try perform { database in
      let opinions = try Self.opinions(database)
      return try Row.fetchAll(
        database,
        sql: """
          SELECT rule, before, after, category, outcome, count(*) AS places, count(DISTINCT finding.document) AS documents,
            min(confidence) AS least, max(confidence) AS greatest, count(mine.who) AS decided
          FROM finding LEFT JOIN \(opinions) AS mine
            ON mine.document = finding.document AND mine.finding = finding.position AND mine.who = ?
          WHERE (after IS NOT NULL OR outcome = 'flagged') AND (before <> '' OR after <> '')
          GROUP BY rule, outcome, before, after HAVING count(*) > 1
          """, arguments: [who])
    }
    let weighed: [(change: Recurring, harm: Int)] = rows.map { row in
      var one = Recurring(rule: row["rule"] ?? "", before: row["before"] ?? "", after: row["after"])
      one.places = row["places"] ?? 0
      one.documents = row["documents"] ?? 0
      one.least = row["least"] ?? 0
      one.decided = row["decided"] ?? 0
      let outcome = Outcome(rawValue: row["outcome"] ?? "") ?? .repaired
      let category = Category(rawValue: row["category"] ?? "") ?? .insertion
      let before = Array(one.before.utf8)[...]
      let after = one.after.map { Array($0.utf8) }
      let subject =
        if let after {
          ChangeSubject(from: before, to: after[...])
        } else {
          ChangeSubject(flagged: before, category)
        }
      let greatest: Double = row["greatest"] ?? 0
      let worst = outcome == .repaired ? one.least : greatest
      return (one, ExpectedHarm(subject, percent: HTMLPercent.of(worst), outcome: outcome).value * one.places)
    }
    let sorted = weighed.sorted { lhs, rhs in
      if lhs.harm != rhs.harm { return lhs.harm > rhs.harm }
      return (lhs.change.rule, lhs.change.before) < (rhs.change.rule, rhs.change.before)
    }
    return sorted.prefix(limit).map(\.change)
  }

  /// Where a change was made: documents and places in their ledgers.
  public func places(of change: Recurring) throws(BatchError) -> [(document: Int64, finding: Int)] {
    try places(
      ofRule: change.rule, and: "AND item.value ->> 'before' = ?2 AND item.value ->> 'after' IS ?3",
      [change.before, change.after])
  }

  /// The documents in which a change was made, the first of the run first.
  public func recurringPlaces(_ change: Recurring, limit: Int) throws(BatchError) -> [RecurringPlace] {
    var places: [RecurringPlace] = []
    for place in try self.places(of: change) {
      if places.last?.document == place.document {
        places[places.count - 1].count += 1
      } else if places.count < limit, let document = try document(place.document) {
        places.append(RecurringPlace(document: place.document, name: document.name, count: 1))
      } else {
        break
      }
    }
    return places
  }

  /// How many findings the run has.
  public func findingCount() throws(BatchError) -> Int {
    try perform { try Int.fetchOne($0, sql: "SELECT sum(repaired + flagged) FROM document") ?? 0 }
  }

  /// The documents in which nothing was found, in the order of the run.
  public func undamaged(limit: Int) throws(BatchError) -> [(name: String, bytes: Int)] {
    try perform { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT name, bytes FROM document WHERE repaired + flagged = 0 AND status <> 'rejected' ORDER BY id LIMIT ?
          """,
        arguments: [limit]
      ).map { ($0["name"] ?? "", $0["bytes"] ?? 0) }
    }
  }

  /// When the run began, and ended if it did, in UTC as ISO 8601 has it.
  public func times() throws(BatchError) -> (started: String, ended: String?) {
    try perform { database in
      let row = try Row.fetchOne(database, sql: "SELECT started, ended FROM run")
      return (row?["started"] ?? "", row?["ended"])
    }
  }

  /// Draws repairs of the run for judging.
  ///
  /// - Throws: ``BatchError`` if the manifest cannot be read.
  /// - Complexity: O(*n* log *k*) in the findings of the run and those wanted.
  public func sample(_ count: Int, seed: UInt64) throws(BatchError) -> ReviewSample {
    let repairs = try perform { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT document, position, rule, confidence FROM finding WHERE outcome = 'repaired' AND after IS NOT NULL
          """)
    }
    return ReviewSample(
      count: count, seed: seed,
      of: repairs.lazy.map { row in
        ReviewSample.Element(
          document: row["document"] ?? 0, finding: row["position"] ?? 0, rule: row["rule"] ?? "",
          confidence: row["confidence"] ?? 0)
      })
  }
}
