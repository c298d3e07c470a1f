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
      if try Self.isEmpty(database) { throw Self.notBegun(path) }
      guard try Self.applicationID(database) == ManifestSchema.applicationID else {
        throw BatchError.manifest(path: path, reason: "it is another kind of file; name one that --manifest wrote")
      }
      let version = try Self.version(database)
      guard version == ManifestSchema.version else {
        throw BatchError.manifest(
          path: path, reason: "its version is \(version ?? 0), and this one writes \(ManifestSchema.version)")
      }
      if try Self.isWithoutRun(database) { throw Self.notBegun(path) }
    }
  }

  /// Makes a new manifest, in which ``beginRun(_:missing:)`` enters a run.
  ///
  /// It keeps the number of the marks already, so that a run killed while it puts them down can find them again.
  /// - Throws: ``BatchError/manifestExists(path:)`` if one is there that has a run.
  static func create(_ path: String) throws(BatchError) -> RunManifest {
    let exists = FileIdentity(path, followsLinks: false) != nil
    let manifest: RunManifest
    do throws(BatchError) {
      manifest = try RunManifest(opening: path)
    } catch {
      if exists { throw .manifestExists(path: path) }
      throw error
    }
    try manifest.perform { database in
      try database.inTransaction {
        // A run killed at its very start leaves a database without tables, or without a run.
        if try Self.isEmpty(database) {
          try database.execute(sql: ManifestSchema.tables)
          try database.execute(sql: "PRAGMA application_id = \(ManifestSchema.applicationID)")
          try database.execute(sql: "PRAGMA user_version = \(ManifestSchema.version)")
        }
        guard try Self.applicationID(database) == ManifestSchema.applicationID,
          try Self.version(database) == ManifestSchema.version, try Self.isWithoutRun(database)
        else { throw BatchError.manifestExists(path: path) }
        try database.execute(
          sql: "INSERT OR IGNORE INTO setting VALUES (?, ?)",
          arguments: [OutputClaims.setting, OutputClaims.makeToken()])
        return .commit
      }
    }
    return manifest
  }

  /// Enters the run: from now on it can be resumed.
  ///
  /// - Parameters:
  ///   - description: How the run was asked for.
  ///   - missing: The inputs that were not there.
  /// - Throws: ``BatchError/manifestExists(path:)`` if another process has entered one meanwhile.
  func beginRun(_ description: RunDescription, missing: [String]) throws(BatchError) {
    try perform { database in
      try database.inTransaction {
        guard try Self.isWithoutRun(database) else { throw BatchError.manifestExists(path: path) }
        try database.execute(
          sql: "INSERT INTO run (id, version, model, folder, state, started) VALUES (1, ?, ?, ?, 'running', ?)",
          arguments: [description.version, description.model, description.folder, Self.now()])
        for (position, argument) in description.arguments.enumerated() {
          try database.execute(sql: "INSERT INTO argument VALUES (?, ?)", arguments: [position, argument])
        }
        for (name, value) in description.settings {
          try database.execute(sql: "INSERT INTO setting VALUES (?, ?)", arguments: [name, value])
        }
        for path in missing {
          try database.execute(sql: "INSERT OR IGNORE INTO missingInput VALUES (?)", arguments: [path])
        }
        return .commit
      }
    }
  }

  /// The number under which the marks of its outputs stand.
  func claim() throws(BatchError) -> String? {
    try perform {
      try String.fetchOne($0, sql: "SELECT value FROM setting WHERE name = ?", arguments: [OutputClaims.setting])
    }
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

  private static func isEmpty(_ database: Database) throws -> Bool {
    try String.fetchOne(database, sql: "SELECT name FROM sqlite_master LIMIT 1") == nil
  }

  private static func applicationID(_ database: Database) throws -> Int? {
    try Int.fetchOne(database, sql: "PRAGMA application_id")
  }

  private static func version(_ database: Database) throws -> Int? {
    try Int.fetchOne(database, sql: "PRAGMA user_version")
  }

  private static func isWithoutRun(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM run") == 0
  }

  private static func notBegun(_ path: String) -> BatchError {
    .manifest(path: path, reason: "its run had not begun; give the command with --manifest again")
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

  /// The time in UTC, as ISO 8601 has it.
  public static func now() -> String {
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

extension RunManifest {
  /// The text of a document as it was before the run, read again from its input.
  ///
  /// - Throws: ``BatchError`` if the input cannot be read or has no such record.
  /// - Complexity: O(*n*) in the bytes of the input up to the document.
  public func originalText(of document: Document) throws(BatchError) -> [UInt8] {
    let file = try inputFile(of: document)
    guard file.format.content != .text else { return try PlainTextReader.read(file) }
    let fields = try RunSettings.fields(description().settings["text-field"])
    var texts = try RecordTexts(file, fields: fields, dialect: try tableDialect())
    return try texts.text(ofRecord: document.record, named: document.name)
  }

  /// How the run read tables.
  func tableDialect() throws(BatchError) -> TableDialect {
    try description().settings["dialect"].map(TableDialect.init(note:)) ?? TableDialect()
  }

  /// The file a document came from.
  func inputFile(of document: Document) throws(BatchError) -> InputFile {
    let path = Path.isAbsolute(document.input) ? document.input : try description().folder + "/" + document.input
    let format = try formatName(ofInput: document.input).flatMap(InputFormat.init(rawValue:)) ?? .text
    return InputFile(path: path, format: format, relativePath: document.input)
  }

  private func formatName(ofInput path: String) throws(BatchError) -> String? {
    try perform { try String.fetchOne($0, sql: "SELECT format FROM input WHERE path = ?", arguments: [path]) }
  }
}

extension RunManifest {
  /// Makes sure that the inputs of a run are there and are what they were, before a resumed run touches anything.
  ///
  /// A disk that is not mounted must not look like an input that ended. A regular file is known by its size and the
  /// time it was changed; of one that is continued, the checksum of the part already read is compared as well. The time
  /// at which a file's entry was changed would tell more, but moving a file away and back changes it, too.
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
