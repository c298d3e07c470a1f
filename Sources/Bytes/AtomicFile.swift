internal import Glibc
internal import Synchronization

/// A file that appears under its name only when it is whole.
///
/// The bytes go to a temporary file beside it, which is synced to the disk and then renamed; otherwise it is removed. A
/// link is followed, so that its target is replaced and not the link. A device or pipe must not be replaced: it is
/// written to directly.
///
/// Not thread-safe: one task writes.
package final class AtomicFile {
  /// Where to write; closed with the file.
  package let descriptor: Int32
  private let path: String
  private let target: String
  private let temporary: String?
  private var isFinished = false
  /// The times of access and change that the finished file gets; nil for those of its writing.
  private var times: [timespec]?

  /// Creates the temporary file; it gets the permissions of the file that it will replace.
  package init(_ path: String) throws(FileError) {
    self.path = path
    var status = stat()
    let exists = stat(path, &status) == 0
    target = exists ? Self.canonical(path) : path
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw FileError(path, "cannot be written", SystemError(code: EISDIR))
    }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileError(path, "cannot be opened") }
      temporary = nil
      return
    }
    guard let made = TemporaryFiles.make(beside: target) else { throw FileError(path, "cannot be created") }
    descriptor = made.descriptor
    temporary = made.path
    // A temporary file is its owner's alone; the finished file has the usual permissions.
    fchmod(descriptor, exists ? status.st_mode & 0o7777 : 0o666 & ~TemporaryFiles.creationMask)
  }

  deinit {
    discard()
    close(descriptor)
  }

  /// Writes bytes at an offset.
  package func write(_ bytes: [UInt8], at offset: Int) throws(FileError) {
    do throws(SystemError) {
      try bytes.withUnsafeBufferPointer { buffer throws(SystemError) in
        try FileAccess.write(UnsafeRawBufferPointer(buffer), to: descriptor, at: offset)
      }
    } catch {
      throw FileError(path, "cannot be written", error)
    }
  }

  /// Brings what was written to the disk.
  package func synchronize() throws(FileError) {
    guard fsync(descriptor) == 0 || temporary == nil else { throw FileError(path, "cannot be written") }
  }

  /// Keeps the owner and the times of the file whose place it takes, as it keeps the mode in any case.
  package func keepOwnerAndTimes() {
    var status = stat()
    guard temporary != nil, stat(target, &status) == 0 else { return }
    // Only root may give a file away; a group of one's own may be given.
    if fchown(descriptor, status.st_uid, status.st_gid) != 0 { _ = fchown(descriptor, uid_t.max, status.st_gid) }
    // A change of owner takes bits of the mode away.
    fchmod(descriptor, status.st_mode & 0o7777)
    times = [status.st_atim, status.st_mtim]
  }

  /// Makes the file safe on the disk, and leaves its name to whoever gets it.
  ///
  /// - Returns: The file that is whole, and the name it should have; nil for a device or a pipe.
  package func prepare() throws(FileError) -> (temporary: String, target: String)? {
    guard !isFinished, let temporary else { return nil }
    if let times { futimens(descriptor, times) }
    try synchronize()
    isFinished = true
    return (temporary, target)
  }

  /// Gives the file its name.
  package func finish() throws(FileError) {
    guard !isFinished else { return }
    try synchronize()
    if let temporary, !TemporaryFiles.rename(temporary, to: target) { throw FileError(path, "cannot be replaced") }
    isFinished = true
  }

  /// Gives the file up and removes it, unless it is finished.
  package func discard() {
    guard !isFinished else { return }
    isFinished = true
    if let temporary { TemporaryFiles.remove(temporary) }
  }

  /// The path of a file without links in it.
  private static func canonical(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// The temporary files that are open, so that an interruption can remove them.
package enum TemporaryFiles {
  /// Their paths as bytes: two names that Swift's strings take for one are two files.
  private static let open = Mutex<Set<[UInt8]>>([])

  /// The permissions new files are not given.
  ///
  /// They are read once: the system tells them only while it changes them.
  package static let creationMask: UInt32 = {
    let mask = umask(0o022)
    umask(mask)
    return mask
  }()

  /// Makes a hidden file in the folder of another and with a name like it; nil, with the reason in `errno`, on failure.
  ///
  /// The lock is held meanwhile, so that no interruption finds the file made and not yet known.
  package static func make(beside path: String) -> (path: String, descriptor: Int32)? {
    let (folder, name) = parts(of: path)
    return open.withLock { paths in
      // With the point and the suffix the name stays below the 255 bytes of Linux.
      let start = String(decoding: name.utf8.prefix(200), as: UTF8.self)
      var template = Array("\(folder)/.\(start).XXXXXX".utf8CString)
      let descriptor = template.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.map { mkstemp($0) } ?? -1
      }
      guard descriptor >= 0 else { return nil }
      // Swift does not see `mkostemp`.
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      paths.insert(Array(path.utf8))
      return (path, descriptor)
    }
  }

  /// Removes a temporary file.
  package static func remove(_ path: String) {
    open.withLock { paths in
      if paths.remove(Array(path.utf8)) != nil { unlink(path) }
    }
  }

  /// Gives a temporary file its name; false, with the reason in `errno`, on failure.
  package static func rename(_ path: String, to target: String) -> Bool {
    open.withLock { paths in
      guard Glibc.rename(path, target) == 0 else { return false }
      paths.remove(Array(path.utf8))
      return true
    }
  }

  /// Removes all files, then ends the program.
  ///
  /// No other thread can make or rename one meanwhile.
  package static func removeAll(then end: () -> Never) -> Never {
    open.withLock { paths -> Never in
      for path in paths { unlink(String(decoding: path, as: UTF8.self)) }
      end()
    }
  }

  /// Removes all files, unless a thread holds their list: for a handler of SIGABRT, which may have stopped that thread.
  package static func removeAtAbort() {
    open.withLockIfAvailable { paths in
      for path in paths { unlink(String(decoding: path, as: UTF8.self)) }
    }
  }

  /// The folder of a file, and its name.
  ///
  /// Cut by bytes: a name may begin with a combining mark, which is one `Character` with the slash before it.
  private static func parts(of path: String) -> (folder: String, name: String) {
    let bytes = path.utf8
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    return (
      slash == bytes.startIndex ? "" : String(decoding: bytes[..<slash], as: UTF8.self),
      String(decoding: bytes[bytes.index(after: slash)...], as: UTF8.self)
    )
  }
}
