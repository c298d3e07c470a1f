internal import GRDB
internal import Glibc

/// The record of a run in an SQLite file: its inputs, configuration, documents and findings, and how far it has come.
///
/// A run writes it in one transaction from checkpoint to checkpoint, so that it never says more than what is safe on the
/// disk. While the run lasts, others can read it but not write.
public final class RunManifest {
  /// Where it lies.
  public let path: String
  let queue: DatabaseQueue
  private var isInTransaction = false

  /// Opens a manifest that is there.
  ///
  /// - Throws: ``BatchError/manifest(path:reason:)`` if it is none, or of another version.
  public convenience init(_ path: String) throws(BatchError) {
    guard FileIdentity(path) != nil else { throw .unreadable(path: path, errno: ENOENT) }
    try self.init(opening: path)
    try perform { database in
      let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
      if try String.fetchOne(database, sql: "SELECT name FROM sqlite_master LIMIT 1") == nil {
        throw BatchError.manifest(path: path, reason: "its run had not begun; give the command with --manifest again")
      }
      guard application == ManifestSchema.applicationID else {
        throw BatchError.manifest(path: path, reason: "it is another kind of file; name one that --manifest wrote")
      }
      guard version == ManifestSchema.version else {
        throw BatchError.manifest(
          path: path, reason: "its version is \(version ?? 0), and this one writes \(ManifestSchema.version)")
      }
    }
  }

  /// Makes a new manifest.
  ///
  /// - Throws: ``BatchError/manifestExists(path:)`` if one is there.
  static func create(_ path: String, _ description: RunDescription) throws(BatchError) -> RunManifest {
    let exists = FileIdentity(path, followsLinks: false) != nil
    let manifest: RunManifest
    do throws(BatchError) {
      manifest = try RunManifest(opening: path)
    } catch {
      if exists { throw .manifestExists(path: path) }
      throw error
    }
    // A run killed at its very start leaves a database without tables.
    if exists {
      guard try manifest.isEmpty() else { throw .manifestExists(path: path) }
    }
    try manifest.perform { database in
      try database.inTransaction {
        try database.execute(sql: ManifestSchema.tables)
        try database.execute(
          sql: "INSERT INTO run (id, version, model, folder, state, started) VALUES (1, ?, ?, ?, 'running', ?)",
          arguments: [description.version, description.model, description.folder, Self.now()])
        for (position, argument) in description.arguments.enumerated() {
          try database.execute(sql: "INSERT INTO argument VALUES (?, ?)", arguments: [position, argument])
        }
        for (name, value) in description.settings {
          try database.execute(sql: "INSERT INTO setting VALUES (?, ?)", arguments: [name, value])
        }
        try database.execute(sql: "PRAGMA application_id = \(ManifestSchema.applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(ManifestSchema.version)")
        return .commit
      }
    }
    return manifest
  }

  private init(opening path: String) throws(BatchError) {
    self.path = path
    var configuration = GRDB.Configuration()
    // Checkpoints span accesses: a transaction stays open from one to the next.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw Self.error(path, error)
    }
  }

  private func isEmpty() throws(BatchError) -> Bool {
    try perform { try String.fetchOne($0, sql: "SELECT name FROM sqlite_master LIMIT 1") == nil }
  }

  /// Runs statements.
  func perform<Result>(_ body: (Database) throws -> Result) throws(BatchError) -> Result {
    do {
      return try queue.writeWithoutTransaction(body)
    } catch {
      throw Self.error(path, error)
    }
  }

  /// Begins to write; nobody else can until ``commit()`` or the end of the program.
  func begin() throws(BatchError) {
    try perform { try $0.execute(sql: "BEGIN IMMEDIATE") }
    isInTransaction = true
  }

  /// Makes what was written lasting.
  func commit() throws(BatchError) {
    guard isInTransaction else { return }
    isInTransaction = false
    try perform { try $0.execute(sql: "COMMIT") }
  }

  /// Takes back what was written since ``begin()``.
  func rollBack() {
    guard isInTransaction else { return }
    isInTransaction = false
    try? perform { try $0.execute(sql: "ROLLBACK") }
  }

  static func now() -> String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let length = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: text.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func error(_ path: String, _ error: any Error) -> BatchError {
    if let error = error as? BatchError { return error }
    guard let error = error as? DatabaseError else { return .manifest(path: path, reason: "\(error)") }
    switch error.resultCode {
    case .SQLITE_FULL: return .unwritable(path: path, errno: ENOSPC)
    case .SQLITE_BUSY: return .manifest(path: path, reason: "another run is writing it; wait for its end")
    case .SQLITE_NOTADB:
      return .manifest(path: path, reason: "it is another kind of file; name one that --manifest wrote")
    case .SQLITE_CANTOPEN: return .manifest(path: path, reason: "it cannot be opened; check the folder and permissions")
    case .SQLITE_READONLY: return .unwritable(path: path, errno: EACCES)
    default: return .manifest(path: path, reason: error.message ?? "SQLite says \(error.resultCode.rawValue)")
    }
  }
}
