internal import Bytes
internal import Glibc

/// A file that appears under its name only when it is whole, and whose beginning survives a run that is killed.
///
/// The bytes go to `.NAME.partial` beside it. A manifest notes how many of them are safe; a resumed run cuts off what
/// follows and goes on there.
final class ResumableFile: ByteWriter {
  private let path: String
  private let target: String
  private let partial: String
  private let descriptor: Int32
  private let writer: DescriptorWriter
  private var isFinished = false

  /// Opens the partial file.
  ///
  /// - Parameters:
  ///   - path: The name of the finished file.
  ///   - prefix: What of it is safe, if an earlier run wrote some.
  /// - Throws: ``BatchError/unwritable(path:errno:)``, or ``BatchError/manifest(path:reason:)`` if what an earlier run
  ///   wrote is not there any more.
  init(_ path: String, after prefix: WrittenPrefix? = nil) throws(BatchError) {
    self.path = path
    target = Path.canonical(path) ?? path
    if let existing = FileIdentity(path), existing.kind != .regular {
      throw .configuration("\(path): is no regular file, and a run with a manifest needs those; name another")
    }
    partial = Self.partialName(of: target)
    if prefix != nil, FileIdentity(partial) == nil {
      // The run was killed after it gave the file its name and before it noted that.
      guard Glibc.rename(target, partial) == 0 else { throw Self.lost(path) }
    }
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | (prefix == nil ? O_TRUNC : 0)
    descriptor = open(partial, flags, 0o666)
    guard descriptor >= 0 else { throw .unwritable(path: path, errno: errno) }
    writer = DescriptorWriter(descriptor, path: path, closes: true, prefix: prefix ?? WrittenPrefix())
    if let prefix {
      guard try Self.checksum(of: partial, upTo: prefix.size) == prefix.checksum else { throw Self.lost(path) }
      try writer.truncate(to: prefix)
    }
  }

  deinit { if !isFinished { suspend() } }

  /// Where the bytes of an unfinished file are.
  static func partialName(of target: String) -> String { hiddenName(beside: target, ending: "partial") }

  /// The name of a hidden file beside another: `.NAME.ENDING`.
  ///
  /// Linux allows 255 bytes. Of a longer name the beginning stands there and a hash of all of it, so that two long names
  /// that begin alike have different files.
  static func hiddenName(beside target: String, ending: String) -> String {
    let name = Path.name(of: target)
    let folder = Path.parent(of: target) + "/."
    guard name.utf8.count > 180 else { return folder + name + "." + ending }
    return folder + String(decoding: name.utf8.prefix(160), as: Unicode.ASCII.self).filter(\.isASCII)
      + String(FNV1a.hash(name.utf8), radix: 16) + "." + ending
  }

  private static func lost(_ path: String) -> BatchError {
    .manifest(path: path, reason: "what the run wrote there has been changed or removed; begin a new run")
  }

  private static func checksum(of path: String, upTo size: Int) throws(BatchError) -> UInt32? {
    let source = try ByteSource(path)
    var checksum = Checksum()
    var read = 0
    var bytes: [UInt8] = []
    while read < size {
      bytes.removeAll(keepingCapacity: true)
      let count = try source.read(min(size - read, 1 << 20), into: &bytes)
      if count == 0 { return nil }
      checksum.update(bytes[...])
      read += count
    }
    return checksum.value
  }

  func write(_ bytes: [UInt8]) throws(BatchError) { try writer.write(bytes) }

  func endFrame() {}

  func synchronize() throws(BatchError) -> WrittenPrefix { try writer.synchronize() }

  func prefix() throws(BatchError) -> WrittenPrefix { try writer.prefix() }

  func truncate(to prefix: WrittenPrefix) throws(BatchError) { try writer.truncate(to: prefix) }

  func finish() throws(BatchError) {
    guard !isFinished else { return }
    _ = try writer.synchronize()
    guard Glibc.rename(partial, target) == 0 else { throw .unwritable(path: path, errno: errno) }
    try Self.synchronizeFolder(of: target)
    isFinished = true
  }

  /// Syncs a folder, so that a renaming survives a loss of power.
  private static func synchronizeFolder(of path: String) throws(BatchError) {
    let folder = open(Path.parent(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .unwritable(path: path, errno: errno) }
    defer { close(folder) }
    // Some file systems cannot sync folders; they say so.
    guard fsync(folder) == 0 || errno == EINVAL else { throw .unwritable(path: path, errno: errno) }
  }

  func suspend() {
    writer.discard()
    isFinished = true
  }

  func discard() {
    suspend()
    unlink(partial)
  }
}
