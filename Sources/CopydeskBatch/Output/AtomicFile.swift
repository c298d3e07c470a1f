internal import Glibc

/// A file that appears under its name only when it is whole.
///
/// The bytes go to a temporary file beside it, which is synced to the disk and then renamed; failure, and an
/// interruption of the program, remove it. A device or pipe is written to as it stands, since it must not be replaced.
package final class AtomicFile: ByteWriter {
  private let path: String
  /// Where the file really lies: a link is followed, so that its target is replaced and not the link.
  private let target: String
  private let temporary: String?
  private let descriptor: Int32
  private let writer: DescriptorWriter
  private var isFinished = false

  /// Opens the temporary file.
  ///
  /// - Throws: ``BatchError/unwritable(path:errno:)`` if the folder is missing or cannot be written to.
  package init(_ path: String) throws(BatchError) {
    self.path = path
    target = Path.canonical(path) ?? path
    let existing = FileIdentity(path)
    if existing?.kind == .folder { throw .unwritable(path: path, errno: EISDIR) }
    if let existing, existing.kind != .regular {
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .unwritable(path: path, errno: errno) }
      temporary = nil
    } else {
      (descriptor, temporary) = try Self.makeTemporary(beside: target, path: path, mode: existing?.mode)
    }
    writer = DescriptorWriter(descriptor, path: path, closes: true)
  }

  deinit { if !isFinished { discard() } }

  private static func makeTemporary(
    beside target: String, path: String, mode: UInt32?
  ) throws(BatchError) -> (Int32, String) {
    let template = Path.parent(of: target) + "/." + Path.name(of: target).prefix(200) + ".XXXXXX"
    guard let (temporary, descriptor) = TemporaryFiles.make(template) else {
      throw .unwritable(path: path, errno: errno)
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    // mkstemp gives the file to its owner alone; the finished file needs the usual permissions, or its former ones.
    fchmod(descriptor, mode.map { $0 & 0o7777 } ?? (0o666 & ~TemporaryFiles.creationMask))
    return (descriptor, temporary)
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
    guard !isFinished else { return }
    do {
      try writer.finish()
      if let temporary {
        guard fsync(descriptor) == 0 else { throw BatchError.unwritable(path: path, errno: errno) }
        guard TemporaryFiles.rename(temporary, to: target) else {
          throw BatchError.unwritable(path: path, errno: errno)
        }
      }
      isFinished = true
    } catch let error as BatchError {
      discard()
      throw error
    } catch {
      throw .unwritable(path: path, errno: EIO)
    }
  }

  package func discard() {
    writer.discard()
    isFinished = true
    if let temporary { TemporaryFiles.remove(temporary) }
  }
}

/// Files written in one piece.
public enum OutputFile {
  /// Writes a text to a file, which appears only when it is whole.
  ///
  /// - Throws: ``BatchError/unwritable(path:errno:)``.
  public static func write(_ text: String, to path: String) throws(BatchError) {
    let file = try AtomicFile(path)
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
