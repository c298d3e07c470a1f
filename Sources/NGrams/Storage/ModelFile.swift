internal import Glibc

/// Brings files into memory.
enum ModelFile {
  /// Maps a whole file, read-only and shared, or reads it.
  ///
  /// - Throws: ``ModelError`` if the file cannot be opened, mapped or read.
  static func open(_ path: String, access: ModelAccess) throws(ModelError) -> MemoryRegion {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw error(path, "cannot be opened") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw error(path, "cannot be examined") }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ModelError(.system, at: path, "is no regular file", remedy: "give a model file")
    }
    let size = Int(status.st_size)
    if size == 0 { return MemoryRegion(copying: []) }
    switch access {
    case .mapped:
      return try region(mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0), size: size, path)
    case .resident:
      let memory = try region(
        mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), size: size, path)
      try read(descriptor, into: UnsafeMutableRawBufferPointer(mutating: memory.bytes), path)
      return memory
    }
  }

  private static func region(
    _ start: UnsafeMutableRawPointer?, size: Int, _ path: String
  ) throws(ModelError) -> MemoryRegion {
    guard let start, start != MAP_FAILED else { throw error(path, "cannot be mapped") }
    return MemoryRegion(UnsafeRawBufferPointer(start: start, count: size)) { bytes in
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
  }

  private static func read(
    _ descriptor: Int32, into memory: UnsafeMutableRawBufferPointer, _ path: String
  ) throws(ModelError) {
    // A wish only: without huge pages all works the same.
    madvise(memory.baseAddress, memory.count, MADV_HUGEPAGE)
    var done = 0
    while done < memory.count {
      let count = pread(
        descriptor, memory.baseAddress.map { $0 + done }, min(memory.count - done, 1 << 30), off_t(done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw error(path, "cannot be read") }
      done += count
    }
    mprotect(memory.baseAddress, memory.count, PROT_READ)
  }

  /// An error of the last system call.
  static func error(_ path: String, _ problem: String) -> ModelError {
    let code = errno
    let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return ModelError(
      .system, at: path, "\(problem) (\(reason))", remedy: "check the path, its permissions and the free space")
  }
}
