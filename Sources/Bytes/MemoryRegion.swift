internal import Glibc

/// Bytes that do not move and do not change, and their owner.
///
/// Sendable although it holds a pointer: no code writes to the bytes once the region exists.
package final class MemoryRegion: @unchecked Sendable {
  /// The bytes, valid as long as the region.
  package let bytes: UnsafeRawBufferPointer
  private let release: @Sendable (UnsafeRawBufferPointer) -> Void

  /// Takes bytes over, to release them at the end.
  package init(_ bytes: UnsafeRawBufferPointer, release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void) {
    self.bytes = bytes
    self.release = release
  }

  /// Copies bytes to memory of its own, aligned to 64 bytes and followed by 8 readable bytes.
  package convenience init(copying source: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count + 8, alignment: 64)
    memory.copyBytes(from: source)
    UnsafeMutableRawBufferPointer(rebasing: memory[source.count...]).initializeMemory(as: UInt8.self, repeating: 0)
    self.init(UnsafeRawBufferPointer(rebasing: memory[..<source.count])) { $0.deallocate() }
  }

  deinit { release(bytes) }

  /// Maps a regular file, read-only and shared, or reads it into memory that asks for huge pages.
  package static func file(_ path: String, isResident: Bool = false) throws(FileError) -> MemoryRegion {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path, "cannot be opened") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(path, "cannot be examined") }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(path, "is no regular file", nil)
    }
    let size = Int(status.st_size)
    if size == 0 { return MemoryRegion(copying: []) }
    guard isResident else {
      return try region(mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0), size: size, path)
    }
    let memory = try region(
      mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), size: size, path)
    let buffer = UnsafeMutableRawBufferPointer(mutating: memory.bytes)
    // Only advice: the result is the same without huge pages.
    madvise(buffer.baseAddress, buffer.count, MADV_HUGEPAGE)
    do throws(SystemError) {
      try FileAccess.read(descriptor, at: 0, into: buffer)
    } catch {
      throw FileError(path, "cannot be read", error)
    }
    mprotect(buffer.baseAddress, buffer.count, PROT_READ)
    return memory
  }

  private static func region(
    _ start: UnsafeMutableRawPointer?, size: Int, _ path: String
  ) throws(FileError) -> MemoryRegion {
    guard let start, start != MAP_FAILED else { throw FileError(path, "cannot be mapped") }
    return MemoryRegion(UnsafeRawBufferPointer(start: start, count: size)) { bytes in
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
  }
}
