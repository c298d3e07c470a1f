internal import Bytes
internal import Glibc

/// A temporary file without a name: whatever ends the process, nothing of it is left on disk.
///
/// One task writes at a time; any number may read what is written.
final class ScratchFile: @unchecked Sendable {
  /// Linux's flag for a file without a name, a macro that Swift does not see.
  private static let nameless = 0o20_000_000 | O_DIRECTORY

  private let descriptor: Int32
  private let folder: String
  private(set) var byteCount = 0

  init(in folder: String) throws(ModelError) {
    self.folder = folder
    // Some file systems have no nameless files; there the name lives for an instant.
    var descriptor = open(folder, Self.nameless | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor < 0 {
      var template = Array((folder + "/copydesk-XXXXXX").utf8CString)
      descriptor = mkstemp(&template)
      if descriptor >= 0 { unlink(template) }
    }
    guard descriptor >= 0 else { throw Self.failure("cannot be written to", folder, .last) }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  func append(_ bytes: UnsafeRawBufferPointer) throws(ModelError) {
    do throws(SystemError) {
      try FileAccess.write(bytes, to: descriptor, at: byteCount)
    } catch {
      throw Self.failure("cannot take more temporary data", folder, error)
    }
    byteCount += bytes.count
  }

  /// Fills the buffer from an offset; everything asked for must have been written.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ModelError) {
    do throws(SystemError) {
      try FileAccess.read(descriptor, at: offset, into: buffer)
    } catch {
      throw Self.failure("cannot give temporary data back", folder, error)
    }
  }

  /// Gives up a stretch that nobody will read again.
  ///
  /// What the system has not yet written to the disk then never is: with the memory of today most of it.
  func discard(_ range: Range<Int>) {
    let page = 1 << 16
    let start = (range.lowerBound + page - 1) / page * page
    let count = range.upperBound / page * page - start
    guard count > 0 else { return }
    // Swift does not see `fallocate`; a mapping that is told to remove its pages does the same.
    guard let map = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, off_t(start)), map != MAP_FAILED
    else { return }
    madvise(map, count, MADV_REMOVE)
    munmap(map, count)
  }

  private static func failure(_ problem: String, _ folder: String, _ cause: SystemError) -> ModelError {
    ModelError(FileError(folder, problem, cause), remedy: "free space there or name another temporary folder")
  }
}
