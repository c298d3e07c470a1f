internal import Bytes
internal import Glibc

/// Writes a file that appears under its name only when it is whole.
///
/// Failure, and an interruption of the program, remove what was written; see ``AtomicFile``.
package final class AtomicFileWriter: ByteWriter {
  private let path: String
  private let file: AtomicFile
  private let writer: DescriptorWriter
  private let pending: PendingFiles?

  /// Opens the temporary file.
  ///
  /// - Throws: ``BatchError/unwritable(path:errno:)`` if the folder is missing or cannot be written to.
  package convenience init(_ path: String) throws(BatchError) { try self.init(path, pending: nil) }

  /// Opens the temporary file of one that takes another's place, with its owner, mode and times, when the others do.
  init(_ path: String, pending: PendingFiles?) throws(BatchError) {
    self.path = path
    self.pending = pending
    file = try BatchError.wrapping { () throws(FileError) in try AtomicFile(path) }
    writer = DescriptorWriter(file.descriptor, path: path, closes: false)
    if pending != nil { file.keepOwnerAndTimes() }
  }

  package func write(_ bytes: [UInt8]) throws(BatchError) {
    do {
      try writer.write(bytes)
    } catch {
      discard()
      throw error
    }
  }

  package func endFrame() {}

  package func synchronize() throws(BatchError) -> WrittenPrefix { try writer.synchronize() }

  package func prefix() throws(BatchError) -> WrittenPrefix { try writer.prefix() }

  package func truncate(to prefix: WrittenPrefix) throws(BatchError) { try writer.truncate(to: prefix) }

  package func finish() throws(BatchError) {
    do {
      try writer.finish()
      guard let pending else {
        return try BatchError.wrapping { () throws(FileError) in try file.finish() }
      }
      if let prepared = try BatchError.wrapping({ () throws(FileError) in try file.prepare() }) {
        pending.add(path, prepared.temporary, prepared.target)
      }
    } catch {
      discard()
      throw error
    }
  }

  package func discard() {
    writer.discard()
    file.discard()
  }
}

/// Files that are whole and safe on the disk, and get their names together.
///
/// Where originals are written over, the ledger that gives them back must be safe first.
final class PendingFiles {
  private var files: [(path: String, temporary: String, target: String)] = []

  fileprivate func add(_ path: String, _ temporary: String, _ target: String) {
    files.append((path, temporary, target))
  }

  /// Gives the files their names.
  func commit() throws(BatchError) {
    for (index, file) in files.enumerated() where !TemporaryFiles.rename(file.temporary, to: file.target) {
      let code = errno
      files.removeFirst(index)
      discard()
      throw .unwritable(path: file.path, errno: code)
    }
    files = []
  }

  /// Gives the files up.
  func discard() {
    for file in files { TemporaryFiles.remove(file.temporary) }
    files = []
  }
}

extension BatchError {
  /// Calls `body` and takes a file that cannot be written for what it is.
  fileprivate static func wrapping<Value>(_ body: () throws(FileError) -> Value) throws(BatchError) -> Value {
    do throws(FileError) {
      return try body()
    } catch {
      throw .unwritable(path: error.path, errno: error.cause?.code ?? EIO)
    }
  }
}

/// Files written in one piece.
public enum OutputFile {
  /// Writes a text to a file, which appears only when it is whole.
  ///
  /// - Throws: ``BatchError/unwritable(path:errno:)``.
  public static func write(_ text: String, to path: String) throws(BatchError) {
    try FolderMaker.makeFolder(Path.parent(of: path))
    let file = try AtomicFileWriter(path)
    try file.write(Array(text.utf8))
    try file.finish()
  }
}

/// Makes the folders output files lie in.
enum FolderMaker {
  /// Makes a folder and those above it; one that exists is left as it is.
  static func makeFolder(_ path: String) throws(BatchError) {
    if path.isEmpty || FileIdentity(path)?.kind == .folder { return }
    let parent = Path.parent(of: path)
    if parent != path { try makeFolder(parent) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .unwritable(path: path, errno: errno) }
  }
}
