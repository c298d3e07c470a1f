internal import Glibc

/// Maps files into memory.
enum ModelFile {
  /// Maps a whole file, read-only and shared.
  ///
  /// - Throws: ``ModelError`` if the file cannot be opened or mapped.
  static func map(_ path: String) throws(ModelError) -> MemoryRegion {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw error(path, "cannot be opened") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw error(path, "cannot be examined") }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ModelError(.system, at: path, "is no regular file", remedy: "give a model file")
    }
    let size = Int(status.st_size)
    if size == 0 { return MemoryRegion(copying: []) }
    guard let start = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED else {
      throw error(path, "cannot be mapped")
    }
    return MemoryRegion(UnsafeRawBufferPointer(start: start, count: size)) { bytes in
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
  }

  /// An error of the last system call.
  static func error(_ path: String, _ problem: String) -> ModelError {
    let code = errno
    let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return ModelError(
      .system, at: path, "\(problem) (\(reason))", remedy: "check the path, its permissions and the free space")
  }
}
