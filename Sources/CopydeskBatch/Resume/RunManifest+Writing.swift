internal import Copydesk
internal import CopydeskLedger
internal import GRDB

extension RunManifest {
  /// An output that an earlier run began and did not end.
  struct PartialOutput: Hashable, Sendable {
    var prefix: WrittenPrefix
    var counts: DocumentStream.Counts
  }

  /// How much of an input an earlier run has done.
  ///
  /// - Parameters:
  ///   - input: The input.
  ///   - path: The path it was given by, if it is opened by another.
  /// - Returns: Where to continue.
  /// - Throws: ``BatchError/inputChanged(path:)`` if it is not the file it was.
  func progress(of input: InputFile, givenAs path: String? = nil) throws(BatchError) -> InputProgress {
    let path = path ?? input.path
    let row = try perform { try Row.fetchOne($0, sql: "SELECT * FROM input WHERE path = ?", arguments: [path]) }
    guard let row else { return .new }
    let state: String = row["state"] ?? ""
    if let identity = FileIdentity(input.path), identity.kind == .regular {
      guard identity.size == row["size"], identity.modified == row["modified"] else {
        throw .inputChanged(path: input.name)
      }
    }
    if state == "partly" {
      let position = ReadPosition(
        offset: row["offset"] ?? 0, checksum: row["checksum"] ?? 0, line: row["line"] ?? 1, record: row["record"] ?? 1)
      return position.offset == 0 ? .new : .partly(position)
    }
    return .done(failed: state == "failed")
  }

  /// Notes that an input is being read; returns its number.
  func begin(_ input: InputFile) throws(BatchError) -> Int64 {
    let identity = FileIdentity(input.path).flatMap { $0.kind == .regular ? $0 : nil }
    return try perform { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO input (path, format, size, modified, state) VALUES (?, ?, ?, ?, 'partly')",
        arguments: [input.path, input.format.rawValue, identity?.size, identity?.modified])
      return try Int64.fetchOne(database, sql: "SELECT id FROM input WHERE path = ?", arguments: [input.path]) ?? 0
    }
  }

  /// Forgets an input that was begun and of which nothing was read.
  func takeBack(_ input: Int64) throws(BatchError) {
    try perform { database in
      try database.execute(sql: "DELETE FROM input WHERE id = ? AND state = 'partly'", arguments: [input])
    }
  }

  /// Notes how far an input has been read.
  func note(_ position: ReadPosition, of input: Int64) throws(BatchError) {
    try perform { database in
      try database.execute(
        sql: "UPDATE input SET offset = ?, checksum = ?, line = ?, record = ? WHERE id = ?",
        arguments: [position.offset, position.checksum, position.line, position.record, input])
    }
  }

  /// Notes that an input has been read.
  func end(_ input: Int64, _ ending: InputEnding, keepsDocuments: Bool) throws(BatchError) {
    try perform { database in
      let (state, digest, failure): (String, String?, String?) =
        switch ending {
        case .complete(let digest): ("done", digest, nil)
        case .cutShort(let error): ("cut", nil, error.description)
        case .failed(let error): ("failed", nil, error.description)
        }
      try database.execute(
        sql: "UPDATE input SET state = ?, sha256 = ?, failure = ? WHERE id = ?",
        arguments: [state, digest, failure, input])
      if keepsDocuments { return }
      for table in ["documentRule", "ledgerPart"] {
        try database.execute(
          sql: "DELETE FROM \(table) WHERE document IN (SELECT id FROM document WHERE input = ?)", arguments: [input])
      }
      try database.execute(sql: "DELETE FROM document WHERE input = ?", arguments: [input])
    }
  }

  /// A document to be written down.
  struct Entry {
    var result: DocumentResult
    var isRejected: Bool
    var output: Int64?
    var outputRecord: Int?
    /// Where the ledger's lines about it lie among those of its block; empty if there are none, or many.
    var ledger: Range<Int>
    /// Its ledger where the lines are many, with the further members of the first.
    var largeLedger: LargeLedger?
  }

  /// Writes documents down, with the lines of the ledger that are about them.
  ///
  /// - Complexity: O(*n*) in the documents and the bytes of their ledger.
  func add(_ entries: [Entry], _ lines: [UInt8], of input: Int64) throws(BatchError) {
    if entries.isEmpty { return }
    try perform { database in
      let document = try database.cachedStatement(
        sql: """
          INSERT INTO document
            (input, line, record, name, status, score, bytes, repaired, flagged, output, outputRecord, findings)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      let rule = try database.cachedStatement(sql: "INSERT INTO documentRule VALUES (?, ?, ?, ?)")
      for entry in entries {
        let result = entry.result
        let status = entry.isRejected ? "rejected" : result.isChanged ? "changed" : "unchanged"
        // As many as the statement has, which GRDB need not count for every document.
        document.setUncheckedArguments([
          input, result.line, result.record, result.id, status, result.score, result.bytes, result.repaired,
          result.flagged, entry.output, entry.outputRecord,
          entry.ledger.isEmpty ? nil : Self.array(lines[entry.ledger]),
        ])
        try document.execute()
        let number = database.lastInsertedRowID
        for count in result.rules {
          rule.setUncheckedArguments([number, count.rule, count.repaired, count.flagged])
          try rule.execute()
        }
        if let large = entry.largeLedger { try Self.add(large, to: number, database) }
      }
    }
  }

  /// Writes a large ledger in parts, each encoded by itself.
  private static func add(_ large: LargeLedger, to document: Int64, _ database: Database) throws {
    let part = try database.cachedStatement(sql: "INSERT INTO ledgerPart VALUES (?, ?, ?)")
    let findings = large.ledger.findings
    for first in stride(from: 0, to: findings.count, by: LargeLedger.part) {
      let some = Ledger(
        documentID: large.ledger.documentID,
        findings: Array(findings[first..<min(first + LargeLedger.part, findings.count)]))
      var lines: [UInt8] = []
      LedgerLine.encode(some, original: large.original, extra: first == 0 ? large.members : []) { lines += $0 }
      try part.execute(arguments: [document, first, array(lines[...])])
    }
  }

  /// Lines of JSON as one array.
  private static func array(_ lines: ArraySlice<UInt8>) -> String {
    let lines = lines.last == 0x0A ? lines.dropLast() : lines
    return String(unsafeUninitializedCapacity: lines.count + 2) { array in
      array[0] = UInt8(ascii: "[")
      // Within a line every line feed is escaped.
      for (place, byte) in lines.enumerated() { array[place + 1] = byte == 0x0A ? UInt8(ascii: ",") : byte }
      array[lines.count + 1] = UInt8(ascii: "]")
      return lines.count + 2
    }
  }

  /// The number of an output, which is noted if it is new.
  func output(_ path: String, role: String) throws(BatchError) -> Int64 {
    try perform { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO output (path, role, state) VALUES (?, ?, 'partial')", arguments: [path, role])
      return try Int64.fetchOne(database, sql: "SELECT id FROM output WHERE path = ?", arguments: [path]) ?? 0
    }
  }

  /// The paths of cleaned texts that were begun and have not ended.
  func partialOutputs() throws(BatchError) -> [String] {
    try perform { database in
      let sql = "SELECT path FROM output WHERE state = 'partial' AND role <> 'ledger' ORDER BY id"
      return try String.fetchAll(database, sql: sql)
    }
  }

  /// What is safe of an output that was begun; nil for one that was not.
  func partialOutput(_ path: String) throws(BatchError) -> PartialOutput? {
    try perform { database in
      let sql = "SELECT * FROM output WHERE path = ? AND state = 'partial'"
      return try Row.fetchOne(database, sql: sql, arguments: [path]).map { row in
        PartialOutput(
          prefix: WrittenPrefix(size: row["size"] ?? 0, checksum: row["checksum"] ?? 0),
          counts: DocumentStream.Counts(
            records: row["records"] ?? 0, bytes: row["bytes"] ?? 0, lastByte: row["lastByte"]))
      }
    }
  }

  func note(_ prefix: WrittenPrefix, _ counts: DocumentStream.Counts, of path: String) throws(BatchError) {
    try perform { database in
      try database.execute(
        sql: "UPDATE output SET size = ?, checksum = ?, records = ?, bytes = ?, lastByte = ? WHERE path = ?",
        arguments: [prefix.size, prefix.checksum, counts.records, counts.bytes, counts.lastByte, path])
    }
  }

  /// Notes that an output has its name, or is given up.
  func endOutput(_ path: String, isWhole: Bool) throws(BatchError) {
    try perform { database in
      try database.execute(
        sql: "UPDATE output SET state = ? WHERE path = ?", arguments: [isWhole ? "whole" : "given up", path])
    }
  }

  /// Makes the findings queryable by name, score and rule, and says that the run is over.
  func finish() throws(BatchError) {
    try perform { database in
      try database.execute(sql: ManifestSchema.indexes)
      try database.execute(sql: "UPDATE run SET state = 'finished', ended = ?", arguments: [Self.now()])
    }
  }
}
