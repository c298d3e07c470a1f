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

  /// Writes a decision down, over an earlier one about the same finding.
  public func decide(_ decision: Decision) throws(BatchError) {
    try perform { database in
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO decision (document, finding, who, made, choice, reason, replacement)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          decision.document, decision.finding, decision.who, Self.now(), decision.choice.rawValue, decision.reason,
          decision.replacement.map { bytes in bytes.withUnsafeBytes { Data($0) } },
        ])
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
