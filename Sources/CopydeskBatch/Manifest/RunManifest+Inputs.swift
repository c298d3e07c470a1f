internal import GRDB

extension RunManifest {
  /// Makes sure that the inputs of a run are there and are what they were, before a resumed run touches anything.
  ///
  /// A disk that is not mounted must not look like an input that ended. A regular file is told by its size and the time
  /// it was changed; what was read of one that is gone on with is compared by its checksum as well. The time the system
  /// keeps of changes to a file's entry would tell more, but moving a file away and back changes it, too.
  ///
  /// - Throws: ``BatchError/inputMissing(path:)``, ``BatchError/inputChanged(path:)``.
  func checkInputs(_ inputs: InputSet) throws(BatchError) {
    let rows = try perform { database in
      try Row.fetchAll(
        database, sql: "SELECT path, size, modified FROM input WHERE state <> 'failed' AND path <> '-' ORDER BY id"
      ).map { row in (path: row["path"] as String? ?? "", size: row["size"] as Int?, time: row["modified"] as Int64?) }
    }
    for row in rows {
      guard let identity = FileIdentity(row.path) else { throw .inputMissing(path: row.path) }
      guard let size = row.size else { continue }
      guard identity.kind == .regular, identity.size == size, identity.modified == row.time else {
        throw .inputChanged(path: row.path)
      }
    }
    let known = Set(try missingInputs().map(ByteString.init))
    for path in inputs.missingPaths where !known.contains(ByteString(path)) { throw .inputMissing(path: path) }
  }

  /// Notes the paths that were not there when the run began.
  func noteMissing(_ paths: [String]) throws(BatchError) {
    try perform { database in
      for path in paths {
        try database.execute(sql: "INSERT OR IGNORE INTO missingInput VALUES (?)", arguments: [path])
      }
    }
  }

  private func missingInputs() throws(BatchError) -> [String] {
    try perform { try String.fetchAll($0, sql: "SELECT path FROM missingInput") }
  }

  /// The inputs that were begun and have not ended, by their numbers.
  func begunInputs() throws(BatchError) -> [Int64: String] {
    try perform { database in
      var begun: [Int64: String] = [:]
      for row in try Row.fetchAll(database, sql: "SELECT id, path FROM input WHERE state = 'partly'") {
        begun[row["id"] ?? 0] = row["path"] ?? ""
      }
      return begun
    }
  }
}
