internal import Bytes
internal import Glibc

/// Writes a file that appears under its name only when it is whole.
///
/// Failure, and an interruption of the program, remove what was written; see ``AtomicFile``.
package final class AtomicFileWriter: ByteWriter {
  private let path: String
  private let file: AtomicFile
  private let writer: DescriptorWriter

  /// Opens the temporary file.
  ///
  /// - Throws: ``BatchError/unwritable(path:errno:)`` if the folder is missing or cannot be written to.
  package init(_ path: String) throws(BatchError) {
    self.path = path
    file = try BatchError.wrapping { () throws(FileError) in try AtomicFile(path) }
    writer = DescriptorWriter(file.descriptor, path: path, closes: false)
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
      try BatchError.wrapping { () throws(FileError) in try file.finish() }
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
